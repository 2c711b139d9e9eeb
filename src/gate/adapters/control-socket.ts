/**
 * How the command line reaches the process that has the database open: a socket beside the data folder that only its owner may use.
 * One line of JSON goes in, `{"name", "input"}`; one comes back, `{"result"}`, `{"refusal"}` or `{"failure"}`.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, realpathSync, rmSync } from "node:fs";
import { createConnection, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { StoreFault } from "../definitions.ts";

/** What systems allow for the path of a socket, less a margin. */
const LONGEST = 100;
const LIMIT = 1024 * 1024;

export function controlPath(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const real = realpathSync(folder);
  const key = createHash("sha256").update(real).digest("hex").slice(0, 24);
  if (process.platform === "win32") return `\\\\.\\pipe\\fanlight-${key}`;
  const beside = join(real, "control.sock");
  return Buffer.byteLength(beside) <= LONGEST ? beside : join(tmpdir(), `fanlight-${key}.sock`);
}

export interface ControlServer {
  close(): Promise<void>;
}

/** @param answer may throw StoreFault for what is refused; any other error is a failure, told by its message */
export async function serveControl(
  path: string,
  answer: (name: string, input: unknown) => Promise<unknown>,
): Promise<ControlServer> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    // The other side may go away at any time; its command runs to its end all the same.
    socket.on("error", () => {});
    void respond(socket, answer);
  });
  // Whoever serves holds the lock of the folder, so a socket that is there has nobody behind it.
  if (process.platform !== "win32") rmSync(path, { force: true });
  const mask = process.umask(0o177);
  try {
    await new Promise<void>((ready, failed) => {
      server.once("error", failed);
      server.listen(path, ready);
    });
  } finally {
    process.umask(mask);
  }
  server.unref();
  return {
    async close() {
      const closed = new Promise((ended) => server.close(ended));
      for (const socket of open) socket.destroySoon();
      await closed;
    },
  };
}

async function respond(
  socket: Socket,
  answer: (name: string, input: unknown) => Promise<unknown>,
): Promise<void> {
  let reply: object;
  try {
    const { name, input } = JSON.parse(await readLimited(socket)) as {
      name: string;
      input: unknown;
    };
    reply = { result: await answer(name, input) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply = error instanceof StoreFault ? { refusal: message } : { failure: message };
  }
  socket.end(`${JSON.stringify(reply)}\n`);
}

async function readLimited(socket: Socket): Promise<string> {
  let read = "";
  const chunks = socket.setEncoding("utf8").iterator({ destroyOnReturn: false });
  for await (const chunk of chunks) {
    read += chunk;
    if (read.length > LIMIT) throw new StoreFault("That is more than a command may be given.");
    if (read.endsWith("\n")) break;
  }
  return read;
}

/** @returns undefined where nobody listens */
export async function askControl(
  path: string,
  name: string,
  input: unknown,
): Promise<{ result: unknown } | undefined> {
  if (process.platform !== "win32" && !existsSync(path)) return undefined;
  const socket = await connect(path);
  if (!socket) return undefined;
  socket.end(`${JSON.stringify({ name, input })}\n`);
  const reply = await text(socket);
  if (reply === "")
    throw new StoreFault(
      "The server stopped before it answered. Whether the command was carried out is not known.",
    );
  const { result, refusal, failure } = JSON.parse(reply) as {
    result?: unknown;
    refusal?: string;
    failure?: string;
  };
  if (refusal !== undefined) throw new StoreFault(refusal);
  if (failure !== undefined)
    throw new Error(`The server could not carry out the command: ${failure}`);
  return { result };
}

function connect(path: string): Promise<Socket | undefined> {
  return new Promise((connected, failed) => {
    const socket = createConnection({ path, allowHalfOpen: true }, () => connected(socket));
    socket.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" || error.code === "ENOENT") connected(undefined);
      else failed(error);
    });
  });
}
