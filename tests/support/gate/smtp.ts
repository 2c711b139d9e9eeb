/** A real mail server on this machine, which keeps what it was given. */
import { createServer, type Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface Received {
  /** Who the envelope named. */
  from: string;
  to: string[];
  secure: boolean;
  user: string | undefined;
  raw: string;
  mail: ParsedMail;
}

export interface TestSmtp {
  port: number;
  received: Received[];
  close(): Promise<void>;
}

/** @param options STARTTLS is offered and signing in is optional unless they say otherwise */
export async function startSmtp(
  options: SMTPServerOptions & { port?: number } = {},
): Promise<TestSmtp> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
          user: session.user,
          raw: raw.toString("utf8"),
          mail: await simpleParser(raw),
        });
        done();
      });
    },
    ...options,
  });
  // A client that cuts the connection is part of some tests.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const address = server.server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** A server that says no more than its lines, and what it does after DATA: cuts the connection, or never answers. */
export async function startRawSmtp(
  then: "cut-in-data" | "cut-after-data" | "never-answer" | "no-greeting",
): Promise<{ port: number; close(): Promise<void>; seen: string[] }> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    if (then === "no-greeting") return;
    socket.write("220 test\r\n");
    let inData = false;
    socket.on("data", (chunk) => {
      const text = chunk.toString("utf8");
      seen.push(text);
      if (inData) {
        if (then === "cut-in-data") socket.destroy();
        if (then === "cut-after-data" && text.endsWith("\r\n.\r\n")) socket.destroy();
        return;
      }
      if (/^DATA/m.test(text)) {
        inData = true;
        socket.write("354 go on\r\n");
      } else if (/^EHLO/.test(text)) socket.write("250 test\r\n");
      else socket.write("250 yes\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    seen,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
