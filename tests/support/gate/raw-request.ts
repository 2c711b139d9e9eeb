/** Requests that no browser and no `fetch` would send: any line, any header, any pace. */
import { connect } from "node:net";

export interface RawAnswer {
  /** 0 where the server said nothing. */
  status: number;
  text: string;
  /** From the first byte sent to the end of the connection. */
  seconds: number;
}

/** Sends the parts as they are, keeps the connection open, and waits until the server has ended it. */
export function sendRaw(url: string, parts: Iterable<string | Uint8Array>): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((answered) => {
    const begun = Date.now();
    let text = "";
    const socket = connect(Number(port), hostname, () => {
      for (const part of parts) socket.write(part);
    });
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      text += chunk;
    });
    // A server that refuses a body resets the connection while it is still being written.
    socket.on("error", () => {});
    socket.on("close", () => {
      const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
      answered({ status: Number(status ?? 0), text, seconds: (Date.now() - begun) / 1000 });
    });
  });
}

export function rawHead(line: string, headers: Record<string, string>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${[`${line} HTTP/1.1`, ...lines].join("\r\n")}\r\n\r\n`;
}
