/** Adds components that are missing in `uptime/components.yaml`, leaving every line that is there as it is. */
import { isSeq, parseDocument } from "yaml";
import type { Component } from "#src/schemas/uptime.ts";

const NEW_FILE =
  "# Components of your service. Their days stand in history/, written by tools.\ncomponents: []\n";

/** @returns the new text, and the ids that were added */
export function addComponents(
  text: string | undefined,
  components: readonly Pick<Component, "id" | "name" | "source">[],
): { text: string; added: string[] } {
  const document = parseDocument(text ?? NEW_FILE);
  if (document.errors.length > 0) throw new Error(document.errors[0]?.message);
  const listed: unknown = document.toJS()?.components ?? [];
  const known = Array.isArray(listed) ? listed.map((component) => String(component?.id)) : [];
  const missing = components.filter(({ id }) => !known.includes(id));
  if (missing.length === 0 && text !== undefined) return { text, added: [] };
  if (!isSeq(document.get("components"))) document.set("components", document.createNode([]));
  for (const component of missing) document.addIn(["components"], document.createNode(component));
  const list = document.get("components");
  if (isSeq(list)) list.flow = false;
  return { text: document.toString({ lineWidth: 0 }), added: missing.map(({ id }) => id) };
}
