/** Whether a file's SHA-256 is that of a copy that was given out. The hash is the whole question; nothing about the asker is kept. */
import { recogniseCopy } from "../../downloads/recognise-copy.ts";
import type { Door } from "../door.ts";
import { readBody } from "../read-form.ts";

export const VERIFY_BODY_LIMIT = 1024;

const refuse = (status: number, error: string) => Response.json({ error }, { status });

export async function answerVerify(request: Request, { services }: Door): Promise<Response> {
  const [type] = (request.headers.get("content-type") ?? "").split(";");
  if (type?.trim().toLowerCase() !== "application/json")
    return refuse(415, "Send application/json.");
  const sha256 = readHash(new TextDecoder().decode(await readBody(request, VERIFY_BODY_LIMIT)));
  if (!sha256) return refuse(400, 'Send {"sha256": "…"} with 64 hexadecimal digits.');
  return Response.json({ copy: (await recogniseCopy(services, sha256)) ? "yes" : "no" });
}

function readHash(body: string): string | undefined {
  try {
    const sent: unknown = JSON.parse(body);
    if (typeof sent !== "object" || sent === null || !("sha256" in sent)) return undefined;
    const { sha256 } = sent;
    return typeof sha256 === "string" && /^[0-9a-f]{64}$/i.test(sha256)
      ? sha256.toLowerCase()
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
