/** The schemas of the JSON API as JSON Schema 2020-12, made from the ones that its documents are typed by. */
import { z } from "zod";
import type { ExportFile } from "../export-file.ts";
import { absoluteTo } from "../export-file.ts";
import { schemaAddress } from "./head.ts";
import { KINDS, type Kind } from "./kinds.ts";

export function renderSchema(kind: Kind, portal: string): object {
  const made = z.toJSONSchema(KINDS[kind], { target: "draft-2020-12", io: "output" });
  const { $schema, ...rest } = made;
  return { $schema, $id: absoluteTo(portal)(schemaAddress(kind)), ...rest };
}

export function listSchemas(portal: string): ExportFile[] {
  return (Object.keys(KINDS) as Kind[]).map((kind) => ({
    group: "schema",
    address: schemaAddress(kind),
    mediaType: "application/schema+json",
    title: `Schema: ${z.globalRegistry.get(KINDS[kind])?.title ?? kind}`,
    oneOf: "schema",
    write: () => `${JSON.stringify(renderSchema(kind, portal), null, 2)}\n`,
  }));
}
