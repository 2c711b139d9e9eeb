import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type ReadyAnswer, sendReady } from "#src/cli/serve/public/ready-answer.ts";
import { rawHead, sendRaw } from "../support/gate/raw-request.ts";

const FIELDS = ["X-Frame-Options", "DENY", "Content-Type", "text/plain", "Content-Length", "5"];

const BODY = Buffer.from("Hello");

/** @returns answers with their dates taken out, and how often Node made a head */
async function answersTo(heads: readonly string[], status = 200) {
  const ready: ReadyAnswer = { fields: FIELDS, body: status === 304 ? Buffer.of() : BODY };
  let made = 0;
  const server = createServer((request, response) => {
    const writeHead = response.writeHead.bind(response) as (...words: unknown[]) => ServerResponse;
    response.writeHead = (...words: unknown[]) => {
      made += 1;
      return writeHead(...words);
    };
    sendReady({ request, response }, status, ready);
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

describe("an answer that was sent before", () => {
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

  it("is dated anew each second, and left alone while a visitor still reads it", () => {
    onTestFinished(() => void vi.useRealTimers());
    vi.useFakeTimers({ now: Date.parse("2026-03-01T10:00:00Z") });
    const ready: ReadyAnswer = { fields: FIELDS, body: BODY };
    const request = { method: "GET", httpVersion: "1.1", headers: {} } as IncomingMessage;
    const ended: Buffer[] = [];
    const send = (writableLength: number) => {
      const response = new NodeLikeResponse(ended, writableLength);
      sendReady({ request, response: response as unknown as ServerResponse }, 200, ready);
    };
    const text = (at: number) => ended[at]?.toString() ?? "";
    send(0);
    send(0);
    vi.advanceTimersByTime(1000);
    send(7);
    expect(ended[2]).toBe(ended[1]);
    expect(text(2)).toContain("Date: Sun, 01 Mar 2026 10:00:01 GMT\r\n");
    vi.advanceTimersByTime(1000);
    send(0);
    expect(text(2)).toContain("10:00:01 GMT");
    expect(text(3)).toContain("10:00:02 GMT");
    expect(text(3)).toMatch(/\r\n\r\nHello$/);
  });

  it.each(["_header", "_headerSent"])("is made each time by a Node that keeps no %s", (name) => {
    const ready: ReadyAnswer = { fields: FIELDS, body: BODY };
    const request = { method: "GET", httpVersion: "1.1", headers: {} } as IncomingMessage;
    const ended: Buffer[] = [];
    for (let times = 0; times < 3; times += 1) {
      const response = new NodeLikeResponse(ended, 0);
      Object.defineProperty(response, name, { get: () => undefined, set: () => {} });
      sendReady({ request, response: response as unknown as ServerResponse }, 200, ready);
      expect(response.made).toEqual([200, FIELDS]);
    }
    expect(ended).toEqual([BODY, BODY, BODY]);
  });

  it("is made each time where it is large", () => {
    const ready: ReadyAnswer = { fields: FIELDS, body: Buffer.alloc(70_000) };
    const request = { method: "GET", httpVersion: "1.1", headers: {} } as IncomingMessage;
    const response = new NodeLikeResponse([], 0);
    sendReady({ request, response: response as unknown as ServerResponse }, 200, ready);
    expect(ready.sent).toBeUndefined();
  });
});

/** As much of Node's answer as is asked for. */
class NodeLikeResponse {
  statusCode = 0;
  made: unknown[] = [];
  _header: unknown = null;
  _headerSent = false;
  ended: Uint8Array[];
  writableLength: number;
  constructor(ended: Uint8Array[], writableLength: number) {
    this.ended = ended;
    this.writableLength = writableLength;
  }
  get headersSent() {
    return Boolean(this._header);
  }
  writeHead(...words: unknown[]) {
    this.made = words;
    this._header = "HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n\r\n";
  }
  end(bytes: Uint8Array) {
    this.ended.push(bytes);
    this._headerSent = true;
  }
}
