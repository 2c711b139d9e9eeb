/** A process of its own: `serve-portal.ts <whole|bare> <folder> <port>`. Bare is the same server without headers, ETag and log. */
import { createServer } from "node:http";
import { SERVER } from "../../src/cli/serve/listen.ts";
import { answerSite } from "../../src/cli/serve/public/answer-site.ts";
import { loadSite, type Site } from "../../src/cli/serve/public/load-site.ts";
import type { Form, PublicFile } from "../../src/cli/serve/public/public-file.ts";
import { serveFolder } from "../../src/cli/serve/serve-folder.ts";

const [form, folder = "", port = "0"] = process.argv.slice(2);

const NEEDED = new Set(["Content-Type", "Content-Length", "Content-Encoding"]);

function strip({ fields, whole, ...rest }: Form): Form {
  const names = fields.filter((_, at) => at % 2 === 0);
  const kept = names.flatMap((name, at) =>
    NEEDED.has(name) ? [name, fields[at * 2 + 1] ?? ""] : [],
  );
  return { ...rest, fields: kept, whole: whole && { fields: kept, body: whole.body } };
}

function stripFile(file: PublicFile): PublicFile {
  const encoded = { br: file.encoded("br"), gzip: file.encoded("gzip") };
  const stripped = {
    br: encoded.br && strip(encoded.br),
    gzip: encoded.gzip && strip(encoded.gzip),
  };
  return { ...file, identity: strip(file.identity), encoded: (encoding) => stripped[encoding] };
}

function bare(site: Site): Site {
  const files = new Map([...site.files].map(([address, file]) => [address, stripFile(file)]));
  return { ...site, files };
}

if (form === "bare") {
  const site = bare(loadSite(folder, { https: false }));
  createServer(SERVER, (request, response) => {
    answerSite(site, request, response);
  }).listen(Number(port), "127.0.0.1");
} else {
  const env = { ACCESS_LOG: "on", PUBLIC_URL: "https://trust.example.com" };
  const out = (line: string) => process.stdout.write(`${line}\n`);
  const served = await serveFolder(folder, { port: Number(port) }, { env, out });
  process.once("SIGTERM", () => void served.close());
}
