/** `addresses keep`: from now on the build fails where one of the portal's present addresses vanishes. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import {
  ADDRESS_FOLDER,
  MOVED_FILE,
  PUBLISHED_FILE,
  readAddressLists,
} from "#src/loaders/address-lists.ts";
import { contentFolder } from "#src/loaders/clock.ts";
import { type Context, type ExitCode, Refusal } from "../command.ts";

export const usage = `addresses keep

Adds the addresses of the last build to content/addresses/published.txt: pages, and the places on them that can be linked.
Run it with each release, and commit the file. A build then fails where one of them is gone, unless content/addresses/moved.txt
says where it went.`;

const HEADER = `# Addresses that were published, one a line; written by "npm run fanlight -- addresses keep". A build fails where one of them
# is gone and moved.txt does not say where it went.
`;

export async function run(args: string[], { root, env, out }: Context): Promise<ExitCode> {
  parseArgs({ args, options: {} });
  const built = join(root, ".cache/addresses.txt");
  if (!existsSync(built))
    throw new Refusal("There is no build whose addresses could be kept. Run npm run build first.");
  const folder = contentFolder(env, root);
  const { kept, moved } = await readAddressLists(folder);
  const now = readFileSync(built, "utf8").split("\n").filter(Boolean);
  const all = [...new Set([...kept, ...now])].sort();
  const file = join(folder, ADDRESS_FOLDER, PUBLISHED_FILE);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${HEADER}${all.join("\n")}\n`);
  const added = all.length - new Set(kept).size;
  out(
    `${relative(root, file)} holds ${all.length} addresses, ${added} of them new. ${moved.size} are led elsewhere by ${MOVED_FILE}.`,
  );
  return 0;
}
