/** The forms in which the text of a file may have been signed: as it is, or as the portal fills in a file of `content/nda/`. */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { FILL_IN, fillIn, withoutComments } from "#src/domain/door/fill-in.ts";
import { readFrontMatter } from "#src/loaders/front-matter.ts";
import { readYaml } from "#src/loaders/yaml-source.ts";
import { companySchema } from "#src/schemas/company.ts";
import { Refusal } from "../command.ts";
import { readTextFile } from "../import/read-text-file.ts";

const { name, legalName, country, portal, contacts, agreement } = companySchema.shape;
/** Only what an agreement is filled in with: the rest of the file may have changed its form since. */
const particularsSchema = z.object({ name, legalName, country, portal, contacts, agreement });

/**
 * @param file an absolute path
 * @param company path of company.yaml; left out, the one above the file's folder, where there is one
 */
export function readAgreementTexts(file: string, company: string | undefined): string[] {
  const whole = readTextFile(file);
  const { source } = readFrontMatter(file, whole);
  const body = source?.body && withoutComments(source.body);
  const texts = [whole];
  if (body !== undefined) texts.push(filledIn(body, company ?? companyBeside(file)));
  // A copy that was checked out on Windows has other line endings than the one that was built.
  return [...new Set(texts.flatMap((text) => [text, text.replaceAll("\r\n", "\n")]))];
}

function companyBeside(file: string): string | undefined {
  const path = resolve(dirname(file), "../company.yaml");
  return existsSync(path) ? path : undefined;
}

function filledIn(body: string, company: string | undefined): string {
  if (body.search(FILL_IN) === -1) return body;
  if (company === undefined)
    throw new Refusal(
      "The agreement has places that the portal fills in from company.yaml. Name that file with --company, or give the text that was mailed with the receipt (nda.md).",
    );
  const { source } = readYaml(company, readTextFile(company));
  const read = particularsSchema.safeParse(source?.data);
  if (!read.success)
    throw new Refusal(
      `${company} lacks the particulars that agreements are filled in with. Give the text that was mailed with the receipt (nda.md) instead.`,
    );
  return fillIn(body, read.data);
}
