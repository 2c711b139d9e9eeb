/** The list in the answer of a web interface: the document itself, or what stands under one of the usual keys. */
import { readDocument, type SourceInput } from "../input.ts";
import { listIn } from "../json-records.ts";
import { SourceError } from "../source-error.ts";

/** @param name what the entries are, for messages */
export async function readList(
  input: SourceInput,
  { keys, name }: { keys: readonly string[]; name: string },
): Promise<unknown[]> {
  const data = await readDocument(input);
  const list = Array.isArray(data) ? data : listIn(data, keys);
  if (!list)
    throw new SourceError(
      `The file holds no list of ${name}: neither a list, nor one under ${keys.join(", ")}.`,
    );
  if (list.length === 0) throw new SourceError(`The list of ${name} is empty.`);
  return list;
}
