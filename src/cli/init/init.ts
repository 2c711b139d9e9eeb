/** `init`: the copy becomes the user's own, with content that checks, builds and claims nothing yet. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Context, ExitCode } from "../command.ts";
import { askQuestions } from "./ask-questions.ts";
import { clearFolder, requireRoom } from "./clear-folder.ts";
import { writeSkeleton } from "./write-skeleton.ts";

export const usage = `init [options]

  --into <dir>           The content folder (content/ if left out)
  --replace              Delete a company's own content that is there already
  --yes                  Ask nothing: take the options below and the suggestions, and delete the fictional company

  --name <text>          The company's name; needed with --yes
  --legal-name <text>    Its legal name (the name if left out)
  --country <code>       Country of the legal entity, two letters; needed with --yes
  --products <names>     Products, separated by commas (one of the company's name if left out)
  --description <text>   One sentence: what the company sells
  --portal <address>     The portal's future address; needed with --yes
  --email <address>      For security questions (security@ at the portal's domain if left out)
  --categories <names>   security, availability, confidentiality, processing-integrity, privacy, or all (security if left out)`;

const text = { type: "string" } as const;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values } = parseArgs({
    args,
    options: {
      into: text,
      name: text,
      "legal-name": text,
      country: text,
      products: text,
      description: text,
      portal: text,
      email: text,
      categories: text,
      replace: { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
    },
  });
  const { into, replace, yes, ...options } = values;
  const folder = into === undefined ? join(context.root, "content") : resolve(context.cwd, into);
  const named = into ?? "content/";
  requireRoom(folder, { named, yes, replace });
  const answers = await askQuestions({ options, yes }, context);
  await clearFolder(folder, { named, yes, replace }, context);
  const files = writeSkeleton(answers, { folder, schemas: join(context.root, "src/schemas/json") });

  context.out(`${answers.name} has content of its own now, in ${named}:`);
  for (const file of files) context.out(`  ${file}`);
  if (existsSync(join(context.root, "private"))) {
    context.out(
      "private/ may still hold the fictional company's sample files. They are not published; delete them when you like.",
    );
  }
  context.out("\nNext: npm run check, then npm run dev, and write what is true of you.");
  return 0;
}
