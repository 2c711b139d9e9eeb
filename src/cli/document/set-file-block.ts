/** Writes what is known of a file into an entry's YAML. Only its `file:` block is touched; comments and the order of keys stay. */
import { type Document, isMap, isScalar, parseDocument, Scalar } from "yaml";
import type { ContentFile } from "#src/schemas/text.ts";

export type FileValues = Pick<ContentFile, "path" | "bytes" | "sha256" | "pages"> &
  Partial<Pick<ContentFile, "stamp" | "restrictionsRemoved">>;

/** Keys in the order in which a new block has them. Left out of `values`, a key goes. */
const KEYS = ["path", "bytes", "sha256", "pages", "stamp", "restrictionsRemoved"] as const;

export function setFileBlock(text: string, values: FileValues): string {
  const place = findBlock(text);
  if (!place) return `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${newBlock(values)}`;
  const { start, end } = place;
  const block = parseDocument(text.slice(start, end));
  // `file:` without anything behind it.
  if (!isMap(block.get("file", true))) {
    const [comment] = /#.*/.exec(text.slice(start, end)) ?? [];
    const made = newBlock(values).replace("file:", comment ? `file: ${comment}` : "file:");
    return text.slice(0, start) + made + text.slice(end);
  }
  if (isUnchanged(block, values)) return text;
  for (const key of KEYS) setKey(block, key, values[key]);
  // The media type was that of the file before.
  if (block.getIn(["file", "mediaType"]) !== "application/pdf")
    block.deleteIn(["file", "mediaType"]);
  return text.slice(0, start) + block.toString({ lineWidth: 0 }) + text.slice(end);
}

function findBlock(text: string): { start: number; end: number } | undefined {
  const root = parseDocument(text).contents;
  if (!isMap(root)) return undefined;
  const index = root.items.findIndex(({ key }) => isScalar(key) && key.value === "file");
  const pair = root.items[index];
  if (!pair) return undefined;
  const startOf = (item: typeof pair | undefined) => (item?.key as Scalar | undefined)?.range?.[0];
  const start = startOf(pair) ?? 0;
  const next = startOf(root.items[index + 1]) ?? text.length;
  // Comments before the next key belong to that key.
  const lines = text.slice(start, next).split(/(?<=\n)/);
  while (lines.length > 1 && /^(?:#.*)?\s*$/.test(lines.at(-1) ?? "")) lines.pop();
  return { start, end: start + lines.join("").length };
}

function isUnchanged(block: Document, values: FileValues): boolean {
  return KEYS.every((key) => block.getIn(["file", key]) === values[key]);
}

function setKey(block: Document, key: (typeof KEYS)[number], value: unknown): void {
  if (value === undefined) block.deleteIn(["file", key]);
  else if (block.hasIn(["file", key])) block.setIn(["file", key], value);
  else block.setIn(["file", key], toNode(key, value));
}

function newBlock(values: FileValues): string {
  const block = parseDocument("file: {}\n");
  const map = block.createNode({});
  block.set("file", map);
  for (const key of KEYS)
    if (values[key] !== undefined) block.setIn(["file", key], toNode(key, values[key]));
  return block.toString({ lineWidth: 0 });
}

/** A hash of digits alone would be read as a number. */
function toNode(key: string, value: unknown): Scalar {
  const node = new Scalar(value);
  if (key === "sha256") node.type = Scalar.QUOTE_DOUBLE;
  return node;
}
