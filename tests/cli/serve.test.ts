import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { Refusal } from "#src/cli/command.ts";
import { readPort } from "#src/cli/serve/read-port.ts";
import { type Served, serveFolder } from "#src/cli/serve/serve-folder.ts";
import { temporaryFolder } from "./run-cli.ts";

const SHEET = "body{margin:0}";
const PAGE = `<!doctype html><title>Home</title><style>${SHEET}</style><p>Home</p>`;

async function serve(brotli = false): Promise<Served> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "criteria/CC6.1"), { recursive: true });
  mkdirSync(join(folder, ".well-known"));
  writeFileSync(join(folder, "index.html"), PAGE);
  writeFileSync(join(folder, "criteria/CC6.1/index.html"), `<style>${SHEET}</style><p>Criterion`);
  writeFileSync(join(folder, "404.html"), "<p>No such page");
  writeFileSync(join(folder, ".well-known/security.txt"), "Contact: mailto:security@example.com\n");
  writeFileSync(join(folder, "report.pdf"), "%PDF-1.7");
  const served = await serveFolder(folder, { port: 0, brotli });
  onTestFinished(() => served.close());
  return served;
}

/** As typed: `fetch` would tidy up a path with dots in it. */
function statusOf(served: Served, path: string): Promise<number | undefined> {
  return new Promise((answered, failed) => {
    const { port } = new URL(served.url);
    request({ host: "127.0.0.1", port, path }, (response) => {
      response.resume();
      answered(response.statusCode);
    })
      .on("error", failed)
      .end();
  });
}

describe("the local server", () => {
  it("serves pages by their addresses, and files whose folder starts with a dot", async () => {
    const { url } = await serve();
    expect(await (await fetch(`${url}/`)).text()).toBe(PAGE);
    expect(await (await fetch(`${url}/criteria/CC6.1/`)).text()).toContain("Criterion");
    expect(await (await fetch(`${url}/.well-known/security.txt`)).text()).toContain("Contact:");
  });

  it("sends the headers that a host should send, with the hash of the style sheet", async () => {
    const { headers } = await fetch(`${(await serve()).url}/`);
    const hash = createHash("sha256").update(SHEET).digest("base64");
    expect(headers.get("content-security-policy")).toBe(
      `default-src 'none'; style-src 'self' 'sha256-${hash}'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  it("answers an unknown address with the site's own page and status 404", async () => {
    const response = await fetch(`${(await serve()).url}/nowhere/`);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("text/html;charset=utf-8");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await response.text()).toBe("<p>No such page");
  });

  it("only reads", async () => {
    const response = await fetch(`${(await serve()).url}/`, { method: "POST", body: "x" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
  });

  it("never leaves its folder", async () => {
    const served = await serve();
    for (const path of [
      "/../../../../etc/passwd",
      "/%2e%2e/%2e%2e/etc/passwd",
      "//etc/passwd",
      "/%00",
      "//[",
    ]) {
      expect(await statusOf(served, path), path).toBe(404);
    }
  });

  it("says of a line that is no address that it is none, and serves on", async () => {
    const served = await serve();
    for (const path of ["/%E0%A4%A", "/%"]) expect(await statusOf(served, path), path).toBe(400);
    expect(await statusOf(served, "/")).toBe(200);
  });

  it("compresses text when told to, the same every time, and leaves other files alone", async () => {
    const { url } = await serve(true);
    const size = async () => Number((await fetch(`${url}/`)).headers.get("content-length"));
    const response = await fetch(`${url}/`, { headers: { "accept-encoding": "br" } });
    expect(response.headers.get("content-encoding")).toBe("br");
    expect(await response.text()).toBe(PAGE);
    expect(await size()).toBe(await size());
    expect((await fetch(`${url}/report.pdf`)).headers.get("content-encoding")).toBeNull();
    expect(
      (await fetch(`${url}/`, { headers: { "accept-encoding": "identity" } })).headers.get(
        "content-encoding",
      ),
    ).toBeNull();
  });

  it("says what to do when the port is taken", async () => {
    const served = await serve();
    const port = Number(new URL(served.url).port);
    const second = serveFolder(temporaryFolder(), { port, brotli: false });
    await expect(second).rejects.toThrow(Refusal);
    await expect(second).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is already in use. Stop what is using it, or take another port with --port ${port + 1}.`,
    );
  });

  it("takes a port from the command line only where it is one", () => {
    expect(readPort(undefined)).toBe(4321);
    expect(readPort("0")).toBe(0);
    expect(() => readPort("80a")).toThrow('--port takes a number from 0 to 65535, not "80a".');
    expect(() => readPort("70000")).toThrow("--port takes a number");
  });
});
