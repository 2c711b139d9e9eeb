/** Which software a portal is made with, told to whoever reads it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { functionHost } from "#src/loaders/hosts.ts";
import { keyOf, listInstalled } from "./installed-packages.ts";
import { writeBill } from "./write-bill.ts";

/** Below the public folder; the page `/api/` links to it. */
export const BILL = "sbom.cdx.json";

export interface BillPlace {
  root: string;
  env: NodeJS.ProcessEnv;
  today: string;
}

/** With the packages of the host that the door is built for, which are installed in a folder of their own. */
export async function billOfMaterials({ root, env, today }: BillPlace): Promise<string> {
  const host = functionHost(env);
  const folders = [root, ...(host ? [join(root, "hosts", host)] : [])];
  const lists = folders.map(listInstalled);
  const packages = new Map(
    lists.flatMap((list) => list.packages.map((one) => [keyOf(one), one] as const)),
  );
  const { name, version, description, license } = JSON.parse(
    await readFile(join(root, "package.json"), "utf8"),
  );
  const needs = [...new Set(lists.flatMap((list) => list.needs))].sort();
  return writeBill(
    { name, version, description, license, needs },
    { packages: [...packages.values()], today },
  );
}
