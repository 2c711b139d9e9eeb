/** Tells another tool's file by what stands near its beginning, before its words are read as this tool's. */
import type { SourceInput } from "../input.ts";
import { SourceError } from "../source-error.ts";
import type { StatusTool } from "./tool.ts";
import { STATUS_TOOLS } from "./tools.ts";

const HEAD_BYTES = 65_536;

/** @returns the input, which may be read once more */
export async function refuseOtherTools(tool: StatusTool, input: SourceInput): Promise<SourceInput> {
  const head = await readHead(input);
  if (head.trim() === "" && input.size === 0) throw new SourceError("The file is empty.");
  const others = STATUS_TOOLS.filter(({ marks }) => marks.some((mark) => head.includes(mark)));
  const [other] = others;
  if (tool.marks.length > 0 && others.includes(tool)) return input;
  if (other)
    throw new SourceError(
      `This looks like a file of ${other.name}, not of ${tool.name}. Import it with: import status ${other.id} <file>`,
    );
  return input;
}

async function readHead(input: SourceInput): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input.read()) {
    chunks.push(chunk.subarray(0, HEAD_BYTES - size));
    size += chunk.length;
    if (size >= HEAD_BYTES) break;
  }
  return new TextDecoder("latin1").decode(Buffer.concat(chunks));
}
