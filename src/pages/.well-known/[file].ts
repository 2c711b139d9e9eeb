/** `/.well-known/security.txt`, where the company has configured it; else no file at all. */
import type { APIRoute, GetStaticPaths } from "astro";
import { getPortal } from "#src/data/portal.ts";
import { writeSecurityTxt } from "#src/exports/security-txt.ts";

export const getStaticPaths = (async () => {
  const text = writeSecurityTxt(await getPortal());
  return text ? [{ params: { file: "security.txt" }, props: { text } }] : [];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
