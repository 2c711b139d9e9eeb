/** The agreement as a file, to be read before anybody signs: public, like the page that shows it. */
import { ndaInForce } from "../../../domain/door/nda-in-force.ts";
import { sha256Hex } from "../../audit/hashes.ts";
import type { Services } from "../../definitions.ts";
import { attachment } from "../content-disposition.ts";
import type { Door } from "../door.ts";

/** Its bytes are those that are hashed and signed. */
export function sendNdaText(_request: Request, { services }: Door): Response {
  const nda = find(services);
  if (!nda) return missing();
  return send(new TextEncoder().encode(nda.text), `agreement-${nda.version}.md`, "text/markdown");
}

export async function sendNdaPdf(_request: Request, { services }: Door): Promise<Response> {
  const nda = find(services);
  if (!nda) return missing();
  const pdf = await printOnce(services, nda);
  return send(pdf, `agreement-${nda.version}.pdf`, "application/pdf");
}

const printed = new WeakMap<Services["printer"], { sha256: string; pdf: Promise<Uint8Array> }>();

/** Printing takes a while, and anybody may ask for it. */
function printOnce({ printer }: Services, nda: { title: string; text: string }) {
  const sha256 = sha256Hex(`${nda.title}\n${nda.text}`);
  const known = printed.get(printer);
  if (known?.sha256 === sha256) return known.pdf;
  const pdf = printer.printText(nda.title, nda.text);
  printed.set(printer, { sha256, pdf });
  pdf.catch(() => printed.delete(printer));
  return pdf;
}

function find({ catalogue, clock }: Services) {
  return ndaInForce(catalogue, clock.now().toISOString().slice(0, 10));
}

function missing(): Response {
  return new Response("There is no agreement in force.\n", {
    status: 404,
    headers: { "content-type": "text/plain;charset=utf-8" },
  });
}

function send(data: Uint8Array, name: string, type: string): Response {
  return new Response(data as Uint8Array<ArrayBuffer>, {
    headers: {
      "content-type": type.startsWith("text/") ? `${type};charset=utf-8` : type,
      "content-length": String(data.length),
      "content-disposition": attachment(name),
    },
  });
}
