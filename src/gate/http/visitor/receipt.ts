/** The visitor's own signed agreement as files: the PDF, the receipt, and the exact text. */
import {
  makeSignedFiles,
  type SignedFiles,
  writeReceipt,
} from "../../agreements/deliver-receipt.ts";
import { attachment } from "../content-disposition.ts";
import type { Door } from "../door.ts";
import { askForLink, currentVisitor } from "./current-visitor.ts";

interface File {
  name: string;
  type: string;
  data: (files: SignedFiles) => string | Uint8Array;
}

const FILES: ReadonlyMap<string, File> = new Map([
  ["pdf", { name: "agreement.pdf", type: "application/pdf", data: ({ pdf }: SignedFiles) => pdf }],
  [
    "json",
    {
      name: "receipt.json",
      type: "application/json",
      data: ({ receipt }: SignedFiles) => writeReceipt(receipt),
    },
  ],
  [
    "text",
    {
      name: "nda.md",
      type: "text/markdown;charset=utf-8",
      data: ({ text }: SignedFiles) => text,
    },
  ],
]);

export async function sendReceipt(
  request: Request,
  door: Door,
  { id, file }: { id: string; file: string },
): Promise<Response> {
  const visitor = await currentVisitor(request, door);
  if (!visitor) return askForLink();
  const wanted = FILES.get(file);
  const own = await isOwn(door, { personId: visitor.personId, id });
  const files = wanted && own ? await makeSignedFiles(door.services, id) : undefined;
  if (!wanted || !files)
    return new Response("You have no such agreement.\n", {
      status: 404,
      headers: { "content-type": "text/plain;charset=utf-8" },
    });
  return new Response(wanted.data(files) as string, {
    headers: { "content-type": wanted.type, "content-disposition": attachment(wanted.name) },
  });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function isOwn(
  { services }: Door,
  { personId, id }: { personId: string; id: string },
): Promise<boolean> {
  if (!UUID.test(id)) return false;
  const row = await services.store.db
    .selectFrom("agreements")
    .select("id")
    .where("id", "=", id)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row !== undefined;
}
