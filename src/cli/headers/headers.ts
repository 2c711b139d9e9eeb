/** `headers`: the header policy of the built portal in the form of one host, for hosts that do not read `dist/_headers`. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fitSheets } from "#integrations/host-headers/fit-sheets.ts";
import { writeHeadersFile } from "#integrations/host-headers/forms/headers-file.ts";
import { writeNginx } from "#integrations/host-headers/forms/nginx.ts";
import { vercelRoutes } from "#integrations/host-headers/forms/vercel.ts";
import { exceedLimits, type Host } from "#integrations/host-headers/limits.ts";
import { scanPages } from "#integrations/host-headers/scan-pages.ts";
import { headerRules } from "#src/domain/headers/header-rules.ts";
import { DOOR_PREFIXES } from "#src/gate/http/routes.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { publicFolder, serverEntry } from "../site/output-folder.ts";

export const usage = `headers <host>

  nginx       Locations to include in a server block that has a root; with the door, a proxy to the upstream "fanlight"
  netlify     _headers, as Netlify reads it
  cloudflare  _headers, as Cloudflare Pages and hosts like it read it; the build writes it into the public folder
  vercel      Routes of config.json of the Build Output API

Prints the headers of what is in dist/, one policy in the form that the host takes.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [host] = positionals;
  if (host !== "nginx" && host !== "netlify" && host !== "cloudflare" && host !== "vercel")
    throw new UsageError("Name one host: nginx, netlify, cloudflare or vercel.");
  const folder = publicFolder(context.root);
  if (!existsSync(join(folder, "index.html")))
    throw new Refusal("There is no built portal. Build it with `npm run build`.");
  const { pages, asks } = scanPages(folder);
  const { styles } = fitSheets(pages, { asks });
  const rules = headerRules({ styles, asks, https: true });
  const excess = exceedLimits(rules, host);
  if (excess.length > 0)
    throw new Refusal(`The headers do not fit the host:\n${excess.join("\n")}`);
  const door = serverEntry(context.root) ? DOOR_PREFIXES : [];
  context.out(formFor(host, { rules, door }));
  return 0;
}

function formFor(
  host: Host,
  { rules, door }: { rules: ReturnType<typeof headerRules>; door: readonly string[] },
): string {
  if (host === "nginx") return writeNginx(rules, { door });
  if (host === "vercel")
    return JSON.stringify(vercelRoutes(rules, { functions: door }), undefined, 2);
  return writeHeadersFile(rules, host === "netlify" ? "last-holds" : "joined");
}
