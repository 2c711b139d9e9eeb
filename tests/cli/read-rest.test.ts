import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequest } from "astro/app/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { SERVER } from "#src/cli/serve/listen.ts";
import { endAfterBody } from "#src/cli/serve/read-rest.ts";
import { rawHead, sendRaw } from "../support/gate/raw-request.ts";

const LIMIT = 1000;
const MEGABYTE = 1024 * 1024;

/** Answers as the door does behind Astro: with what it read, or that it was too much. @param reads not at all where false */
async function startReader(reads = true): Promise<string> {
  const server = createServer(SERVER, async (incoming, response) => {
    endAfterBody(incoming, response);
    let read = "";
    if (reads)
      try {
        for await (const chunk of createRequest(incoming).body ?? []) {
          read += Buffer.from(chunk).toString();
          if (read.length > LIMIT) throw new RangeError("That is too much.");
        }
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        response.writeHead(413).end("too much");
        return;
      }
    response.writeHead(reads ? 200 : 303);
    response.write(`read ${read}`);
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const post = (fields: Record<string, string>) =>
  rawHead("POST /", { host: "x", connection: "close", ...fields });
const chunked = { "transfer-encoding": "chunked" };
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

describe("an answer to a body", () => {
  it("comes after the whole of it where the whole is read", async () => {
    const url = await startReader();
    const { status, text } = await sendRaw(url, [post({ "content-length": "5" }), "a=b&c"]);
    expect(status).toBe(200);
    expect(text).toContain("read a=b&c");
    const parts = [post(chunked), chunk("a=b"), chunk("&c=d"), "0\r\n\r\n"];
    expect((await sendRaw(url, parts)).text).toContain("read a=b&c=d");
  });

  it("comes at once where there is no body, said or not, and leaves the connection open", async () => {
    const url = await startReader();
    const open = (fields: Record<string, string>) => rawHead("POST /", { host: "x", ...fields });
    const { text } = await sendRaw(url, [open({}), open({ "content-length": "0" }), post({})]);
    expect(text.match(/^HTTP\/1\.1 200 OK\r$/gm)).toHaveLength(3);
  });

  it("is read by whoever sends too much, however many do at once", async () => {
    const url = await startReader();
    const large = chunk("a".repeat(MEGABYTE));
    const parts = [post(chunked), ...Array.from({ length: 6 }, () => large), "0\r\n\r\n"];
    const answers = await Promise.all(Array.from({ length: 32 }, () => sendRaw(url, parts)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([413]));
    for (const { text } of answers) expect(text).toContain("too much");
  });

  it("is read where nobody looked at the body", async () => {
    const length = { "content-length": String(4 * MEGABYTE) };
    const url = await startReader(false);
    const { status } = await sendRaw(url, [post(length), "a".repeat(4 * MEGABYTE)]);
    expect(status).toBe(303);
  });

  it("does not wait for ever for a body that does not come, nor for one without an end", async () => {
    const url = await startReader(false);
    const [silent, endless] = await Promise.all([
      sendRaw(url, [post({ "content-length": "5000" }), "a"]),
      sendRaw(url, [
        post(chunked),
        ...Array.from({ length: 40 }, () => chunk("a".repeat(MEGABYTE))),
      ]),
    ]);
    expect(silent.status).toBe(303);
    expect(silent.seconds).toBeGreaterThan(2);
    expect(silent.seconds).toBeLessThan(15);
    expect(endless.seconds).toBeLessThan(15);
  });
});
