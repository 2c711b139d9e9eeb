import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { type ReadyHead, writeReadyHead } from "#src/cli/serve/public/ready-head.ts";
import { rawHead, sendRaw } from "../support/gate/raw-request.ts";

const FIELDS = ["X-Frame-Options", "DENY", "Content-Type", "text/plain", "Content-Length", "5"];

/** @returns answers with their dates taken out, and how often Node made a head */
async function answersTo(heads: readonly string[], status = 200) {
  const ready: ReadyHead = { fields: FIELDS };
  let made = 0;
  const server = createServer((request, response) => {
    const writeHead = response.writeHead.bind(response) as (...words: unknown[]) => ServerResponse;
    response.writeHead = (...words: unknown[]) => {
      made += 1;
      return writeHead(...words);
    };
    writeReadyHead({ request, response }, status, ready);
    response.end(status === 304 ? "" : "Hello", "latin1");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const { text } = await sendRaw(`http://127.0.0.1:${port}`, heads);
  const dates = [...text.matchAll(/^Date: (.*)\r$/gm)].map(([, date = ""]) => date);
  for (const date of dates) expect(Math.abs(Date.now() - Date.parse(date))).toBeLessThan(5000);
  const answers = text.replaceAll(/^Date: .*\r$/gm, "Date\r").split(/(?=HTTP\/1\.1 )/);
  return { answers, made, dates: dates.length };
}

const get = rawHead("GET /", { host: "x" });
const last = rawHead("GET /", { host: "x", connection: "close" });

describe("a head that was sent before", () => {
  it("is sent again to the byte, without being made again, but for the date", async () => {
    const { answers, made, dates } = await answersTo([get, get, get, last]);
    expect([answers.length, dates]).toEqual([4, 4]);
    expect(answers[1]).toBe(answers[0]);
    expect(answers[2]).toBe(answers[0]);
    expect(answers[0]).toMatch(/^HTTP\/1\.1 200 OK\r\nX-Frame-Options: DENY\r\n/);
    expect(answers[0]).toMatch(/\r\n\r\nHello$/);
    // The first one, and the one that ends the connection.
    expect(made).toBe(2);
  });

  it("says that the connection ends where it does", async () => {
    const { answers } = await answersTo([get, get, last]);
    expect(answers[1]).toContain("Connection: keep-alive");
    expect(answers[2]).toContain("Connection: close");
    expect(answers[2]).not.toContain("keep-alive");
    const old = await answersTo([get, "GET / HTTP/1.0\r\n\r\n"]);
    expect(old.answers.at(-1)).toContain("Connection: close");
  });

  it("carries no body where none was asked for, or where nothing has changed", async () => {
    const { answers } = await answersTo([get, rawHead("HEAD /", { host: "x" }), last]);
    expect(answers[1]).toBe(answers[0]?.replace("Hello", ""));
    const unchanged = await answersTo([get, get, last], 304);
    expect(unchanged.answers[0]).toMatch(/^HTTP\/1\.1 304 Not Modified\r\n/);
    expect(unchanged.answers[1]).toBe(unchanged.answers[0]);
  });

  it("is made each time by a Node that keeps it nowhere", () => {
    const ready: ReadyHead = { fields: FIELDS, sent: { status: 200, before: "a", after: "b" } };
    const request = { httpVersion: "1.1", headers: {} } as IncomingMessage;
    const calls: unknown[] = [];
    const response = {
      headersSent: false,
      get _header() {
        return undefined;
      },
      set _header(_: unknown) {},
      statusCode: 200,
      writeHead: (...words: unknown[]) => calls.push(words),
    } as unknown as ServerResponse;
    writeReadyHead({ request, response }, 200, ready);
    expect(calls).toEqual([[200, FIELDS]]);
  });
});
