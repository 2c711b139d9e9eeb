import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";
import { copyProject } from "./project-copy.ts";

const CANARY = "CANARY-OF-A-PRIVATE-FILE";

/** Starts `dev` in a copy of the project; the path goes over the wire as it is written, without being tidied. */
async function startDev(
  project: string,
): Promise<(path: string) => Promise<{ status: number; body: string }>> {
  const server = spawn(process.execPath, ["src/cli/main.ts", "dev", "--port", "0"], {
    cwd: project,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
  });
  onTestFinished(async () => {
    // With Astro, which it has started.
    process.kill(-(server.pid ?? 0), "SIGKILL");
    await once(server, "exit");
  });
  let port = "";
  for await (const line of createInterface({ input: server.stdout })) {
    port = line.match(/127\.0\.0\.1:(\d+)/)?.[1] ?? "";
    if (port) break;
  }
  server.stdout.resume();
  return async (path) => {
    const asking = request({ host: "127.0.0.1", port, path }).end();
    const [answer] = await once(asking, "response");
    let body = "";
    for await (const chunk of answer) body += chunk;
    return { status: answer.statusCode, body };
  };
}

it("serves no private file and nothing of the data folder, by any spelling", async () => {
  const project = copyProject();
  cpSync(resolve(import.meta.dirname, "../fixtures/company"), join(project, "content"), {
    recursive: true,
  });
  for (const folder of ["private", "private/deep", ".data", ".data/database"]) {
    mkdirSync(join(project, folder), { recursive: true });
    for (const name of ["report.txt", "report.json", "report.js", "report.svg"])
      writeFileSync(join(project, folder, name), `"${CANARY}"`);
  }
  writeFileSync(join(project, "public/open.txt"), "open to anybody");
  const get = await startDev(project);
  expect(await get("/open.txt")).toEqual({ status: 200, body: "open to anybody" });
  // Forms for machines are there while somebody writes too.
  for (const address of ["/api/v1/company.json", "/index.md", "/llms.txt"])
    expect([address, (await get(address)).status]).toEqual([address, 200]);

  const places = ["private/report", "private/deep/report", ".data/report", ".data/database/report"];
  const files = places.flatMap((place) =>
    ["txt", "json", "js", "svg"].map((ending) => `${place}.${ending}`),
  );
  const spellings = files.flatMap((file) => {
    const encoded = file.replaceAll("a", "%61");
    const roots = [
      `/${file}`,
      `//${file}`,
      `/./${file}`,
      `/src/../${file}`,
      `/%2e/${file}`,
      `/${encoded}`,
    ];
    const absolute = [
      `/@fs${project}/${file}`,
      `/@fs/${project}/${file}`,
      `/@fs${project}/src/../${file}`,
      `/@id/${project}/${file}`,
      `/@fs${project}/${encoded}`,
    ];
    const queries = [
      "",
      "?raw",
      "?url",
      "?import",
      "?inline",
      "?import&raw",
      "?url&inline",
      "?raw??",
      "?import&raw??",
      "?.svg",
      "?x",
      "?worker",
      "?t=1&import&raw",
    ];
    return [...roots, ...absolute].flatMap((path) => queries.map((query) => path + query));
  });
  const served: string[] = [];
  for (const path of spellings) {
    const { body } = await get(path);
    const bytes =
      body + Buffer.from(body.match(/base64,([\w+/=]+)/)?.[1] ?? "", "base64").toString();
    if (
      bytes.includes(CANARY) ||
      decodeURIComponent(body.replace(/%(?![0-9a-f]{2})/gi, "")).includes(CANARY)
    )
      served.push(path);
  }
  expect(served).toEqual([]);
  expect(spellings.length).toBeGreaterThan(1500);
});
