/** `receipt verify`: is this receipt genuine, and is this the text that was signed? Needs nothing but the two files. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { receiptSchema } from "#src/gate/audit/receipt-schema.ts";
import { describeVerdict, listReceiptFields } from "#src/gate/audit/receipt-words.ts";
import { verifyReceipt } from "#src/gate/audit/verify-receipt.ts";
import type { Receipt } from "#src/gate/definitions.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { readTextFile } from "../import/read-text-file.ts";
import { readAgreementTexts } from "./agreement-texts.ts";

export const usage = `receipt verify <receipt.json> <text> [options]

  <receipt.json>    The receipt that was mailed to the signer
  <text>            The text that was mailed with it (nda.md), or the agreement in content/nda/ (nda.mdx)
  --company <file>  company.yaml with which an agreement of content/nda/ is filled in; left out, the one above its folder

Works offline. Ends with 0 when everything holds, with 1 when something does not, or a file cannot be read.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { company: { type: "string" } },
  });
  const [receiptFile, textFile, ...rest] = positionals;
  if (!receiptFile || !textFile || rest.length > 0)
    throw new UsageError("receipt verify takes a receipt and the text that was signed.");
  const at = (path: string) => existing(resolve(context.cwd, path));
  const receipt = readReceipt(at(receiptFile));
  const company = values.company === undefined ? undefined : at(values.company);
  const verdict = verifyReceipt(receipt, readAgreementTexts(at(textFile), company));
  const fields = listReceiptFields(receipt);
  const width = Math.max(...fields.map(([name]) => name.length));
  for (const [name, value] of fields) context.out(`${name.padEnd(width)}  ${printable(value)}`);
  context.out("");
  for (const line of describeVerdict(verdict)) context.out(line);
  return verdict.ok ? 0 : 1;
}

function existing(path: string): string {
  if (existsSync(path)) return path;
  throw new Refusal(`There is no file ${path}.`);
}

function readReceipt(file: string): Receipt {
  let json: unknown;
  try {
    json = JSON.parse(readTextFile(file));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${file} is not JSON, so it is no receipt.`, { cause: error });
  }
  const read = receiptSchema.safeParse(json);
  if (read.success) return read.data;
  const problems = read.error.issues.map(
    ({ path, message }) => `  ${path.join(".") || "receipt"}: ${message}`,
  );
  throw new Refusal([`${file} is no receipt of this kind:`, ...problems].join("\n"));
}

/** What a visitor typed must not move the cursor or turn the line around. */
function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
