/**
 * The least that could take a request, to tell a slow machine from a slow door: one limit, three rows and a reply, without pages, mail,
 * headers or a sealed log. A process of its own: DATABASE_URL, or the embedded database in a folder that it removes.
 */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { z } from "zod";

const TABLES = [
  "create table bare_limits (key text primary key, points int not null, reset_at timestamptz not null)",
  "create table bare_requests (id uuid primary key, email text not null, name text, company text, title text, purpose text, at timestamptz)",
  "create table bare_tokens (hash text primary key, request_id uuid references bare_requests, at timestamptz)",
  "create table bare_audit (seq bigserial primary key, kind text, request_id uuid, at timestamptz)",
];

type Query = (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>;
type Transaction = (work: (query: Query) => Promise<void>) => Promise<void>;

const Asked = z.object({
  email: z.email(),
  name: z.string().min(1).max(200),
  company: z.string().min(1).max(200),
  title: z.string().max(200),
  purpose: z.string().max(2000),
});

async function openPostgres(url: string): Promise<Transaction> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  for (const table of TABLES) await pool.query(table);
  return async (work) => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      await work((text, values) => client.query(text, values));
      await client.query("commit");
    } finally {
      client.release();
    }
  };
}

async function openEmbedded(): Promise<Transaction> {
  const folder = mkdtempSync(join(tmpdir(), "fanlight-bare-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const database = await PGlite.create(join(folder, "data"));
  for (const table of TABLES) await database.exec(table);
  return (work) => database.transaction((tx) => work((text, values) => tx.query(text, values)));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

async function take(query: Query, asked: z.infer<typeof Asked>, from: string): Promise<void> {
  const at = new Date();
  const id = randomUUID();
  const key = createHash("sha256").update(from).digest("base64url");
  await query(
    `insert into bare_limits as known values ($1, 1, $2) on conflict (key) do update set points = known.points + 1 returning points`,
    [key, at],
  );
  const { email, name, company, title, purpose } = asked;
  await query("insert into bare_requests values ($1, $2, $3, $4, $5, $6, $7)", [
    id,
    email,
    name,
    company,
    title,
    purpose,
    at,
  ]);
  const token = createHash("sha256").update(randomBytes(32)).digest("base64url");
  await query("insert into bare_tokens values ($1, $2, $3)", [token, id, at]);
  await query("insert into bare_audit (kind, request_id, at) values ($1, $2, $3)", [
    "asked",
    id,
    at,
  ]);
}

const url = process.env.DATABASE_URL;
const transaction = await (url ? openPostgres(url) : openEmbedded());
const server = createServer(async (request, response) => {
  const asked = Asked.parse(Object.fromEntries(new URLSearchParams(await readBody(request))));
  await transaction((query) => take(query, asked, String(request.headers["x-forwarded-for"])));
  response.writeHead(303, { location: "/request/sent/" }).end();
});
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once("SIGTERM", () => process.exit());
