/** The locations that we write for nginx, read by a real one. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitSheets } from "#integrations/host-headers/fit-sheets.ts";
import { writeNginx } from "#integrations/host-headers/forms/nginx.ts";
import { scanPages } from "#integrations/host-headers/scan-pages.ts";
import { headerRules, headersOf } from "#src/domain/headers/header-rules.ts";
import { DOOR_PREFIXES } from "#src/gate/http/routes.ts";
import { freePort } from "../../support/gate/postgres.ts";
import { missingTool } from "../../support/system-tools.ts";
import { DIST, listFiles } from "../built-site.ts";

const missing = missingTool("nginx");
const name = "nginx with our locations";

describe.skipIf(missing)(missing ? `${name} (${missing})` : name, () => {
  const { styles } = fitSheets(scanPages(DIST).pages);
  const rules = headerRules({ styles, https: true });
  let folder = "";
  let url = "";
  let nginx: ChildProcess;
  let behind: Server;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "fanlight-nginx-"));
    // Started by root, its worker is somebody else.
    chmodSync(folder, 0o755);
    const root = join(folder, "public");
    cpSync(DIST, root, { recursive: true });
    // The build does so for every text; a server that somebody tried out may have built without.
    const home = readFileSync(join(root, "index.html"));
    writeFileSync(join(root, "index.html.gz"), gzipSync(home));
    behind = createServer(({ url: path, headers, socket }, response) =>
      response.end(
        JSON.stringify({ path, from: headers["x-forwarded-for"], port: socket.remotePort }),
      ),
    ).listen(0, "127.0.0.1");
    await once(behind, "listening");
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    writeFileSync(join(folder, "portal.conf"), writeNginx(rules, { door: DOOR_PREFIXES }));
    writeFileSync(
      join(folder, "nginx.conf"),
      `daemon off;
${process.getuid?.() === 0 ? "user root;" : ""}
pid ${folder}/pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `  ${name}_temp_path ${folder}/${name};`).join("\n")}
  upstream fanlight { server 127.0.0.1:${(behind.address() as AddressInfo).port}; keepalive 16; keepalive_timeout 4s; }
  server {
    listen 127.0.0.1:${port};
    root ${root};
    include ${folder}/portal.conf;
  }
}
`,
    );
    // The include names mime.types as nginx's own configuration does: beside the main file.
    writeFileSync(join(folder, "mime.types"), "types { text/html html; text/javascript js; }\n");
    nginx = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit" });
    for (let tries = 0; tries < 50; tries += 1) {
      if (await fetch(url).catch(() => undefined)) return;
      await new Promise((passed) => setTimeout(passed, 100));
    }
  });
  afterAll(async () => {
    nginx.kill("SIGTERM");
    if (nginx.exitCode === null) await once(nginx, "exit");
    behind.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const script = listFiles().find((file) => /^\/_astro\/.*\.js$/.test(file)) ?? "";

  it.each([
    ["/", 200],
    ["/policies/", 200],
    ["/favicon.svg", 200],
    ["/updates/feed.xml", 200],
    ["/nowhere/", 404],
    ["/api/v1/nothing.json", 404],
    [script, 200],
  ])("answers %s with %i and exactly the headers of the policy", async (path, status) => {
    const response = await fetch(`${url}${path}`);
    expect(response.status).toBe(status);
    // What is not there is said by the page for it.
    const expected = headersOf(rules, status === 404 ? "/404.html" : path);
    const sent = Object.keys(expected).map((header) => [header, response.headers.get(header)]);
    expect(Object.fromEntries(sent)).toEqual(expected);
    if (status === 404) expect(await response.text()).toContain("</html>");
  });

  it("sends compressed forms, and none of them as a file", async () => {
    const headers = { "accept-encoding": "gzip" };
    const page = await fetch(`${url}/`, { headers });
    expect(page.headers.get("content-encoding")).toBe("gzip");
    expect(page.headers.get("vary")).toBe("Accept-Encoding");
    expect((await fetch(`${url}/index.html.gz`)).status).toBe(404);
    expect((await fetch(`${url}/_headers`)).status).toBe(404);
  });

  it("sends to the address with its last slash, on whatever port it was asked", async () => {
    const response = await fetch(`${url}/policies`, { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([301, "/policies/"]);
  });

  it("passes the door's addresses on, with the visitor's address appended", async () => {
    const forged = { "x-forwarded-for": "203.0.113.9" };
    const response = await fetch(`${url}/request/?document=soc2`, { headers: forged });
    const first = await response.json();
    expect(first).toMatchObject({
      path: "/request/?document=soc2",
      from: "203.0.113.9, 127.0.0.1",
    });
    const { port } = await (await fetch(`${url}/request/`)).json();
    expect(port, "the connection is used again").toBe(first.port);
    expect(response.headers.get("content-security-policy")).toBeNull();
  });
});
