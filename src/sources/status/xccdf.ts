/** XCCDF 1.2 results, as OpenSCAP writes them, read as a stream. Names of hosts, users and profiles are not kept. */
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { openDecoder, type SourceInput } from "../input.ts";
import { readInstant } from "../instants.ts";
import { SourceError } from "../source-error.ts";
import { type StatusTool, type ToolResult, wordReader } from "./tool.ts";

const words = [
  ["pass", "operating"],
  ["fixed", "operating"],
  ["fail", "failing"],
  ["error", "unknown"],
  ["unknown", "unknown"],
  ["notchecked", "unknown"],
  ["informational", "unknown"],
  ["notapplicable", "not-applicable"],
  ["notselected", "planned"],
] as const;
const readWord = wordReader(words);

export const xccdf: StatusTool = {
  id: "xccdf",
  name: "OpenSCAP",
  reads: "XCCDF 1.2 results in XML (a `TestResult`, alone or inside its `Benchmark`).",
  obtain: "`oscap xccdf eval --profile <profile> --results results.xml <content>`",
  words,
  gaps: [
    "A rule that was not selected was not looked at: it counts as planned, never as a pass.",
    "A document with a document type is refused, because entities could hide what it says.",
  ],
  marks: ["<TestResult", ":TestResult", "<Benchmark", ":Benchmark"],
  async *read(input) {
    yield* readResults(input);
  },
};

function localName({ name }: Pick<SaxesTagPlain, "name">): string {
  return name.slice(name.indexOf(":") + 1);
}

interface Reading {
  path: string[];
  tests: number;
  at: string | undefined;
  rule: { key: string; at: string | undefined } | undefined;
  text: string;
  found: ToolResult[];
}

async function* readResults(input: SourceInput): AsyncGenerator<ToolResult> {
  const reading: Reading = {
    path: [],
    tests: 0,
    at: undefined,
    rule: undefined,
    text: "",
    found: [],
  };
  const parser = openParser(reading);
  const decode = openDecoder();
  const feed = (text: string, isLast: boolean) => {
    try {
      parser.write(text);
      if (isLast) parser.close();
    } catch (error) {
      if (error instanceof SourceError) throw error;
      throw new SourceError(
        `The file is not XML, or its end is missing: ${(error as Error).message.slice(0, 200)}.`,
        { cause: error },
      );
    }
  };
  for await (const chunk of input.read()) {
    feed(decode(chunk), false);
    yield* reading.found.splice(0);
  }
  feed(decode(), true);
  yield* reading.found.splice(0);
  if (reading.tests === 0)
    throw new SourceError(
      "The file has no TestResult, so it holds rules and no results. Export it with --results.",
    );
}

function openParser(reading: Reading): SaxesParser {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new SourceError(
      "The file declares a document type. XCCDF results need none; it is refused.",
    );
  });
  parser.on("opentag", (tag) => {
    const name = localName(tag);
    if (reading.path.length === 0 && name !== "Benchmark" && name !== "TestResult")
      throw new SourceError(`The document is <${name.slice(0, 40)}>, not XCCDF results.`);
    reading.path.push(name);
    const attributes = tag.attributes as Record<string, string>;
    if (name === "TestResult") {
      reading.tests += 1;
      reading.at = readInstant(attributes["end-time"]) ?? readInstant(attributes["start-time"]);
    }
    if (name === "rule-result" && reading.path.at(-2) === "TestResult") {
      const key = attributes.idref?.trim() ?? "";
      if (key === "")
        throw new SourceError(
          `A rule-result at line ${parser.line} names no rule: idref is missing.`,
        );
      reading.rule = { key, at: readInstant(attributes.time) ?? reading.at };
    }
    reading.text = "";
  });
  parser.on("text", (text) => {
    reading.text = (reading.text + text).slice(0, 200);
  });
  parser.on("closetag", () => {
    const name = reading.path.pop();
    const { rule } = reading;
    if (rule && name === "result" && reading.path.at(-1) === "rule-result") {
      const { key, at } = rule;
      reading.found.push({ key, ...readWord(reading.text), subject: `#${reading.tests}`, at });
      reading.rule = undefined;
    }
    if (name === "rule-result" && reading.rule) {
      const { key, at } = reading.rule;
      reading.found.push({ key, ...readWord(undefined), subject: `#${reading.tests}`, at });
      reading.rule = undefined;
    }
  });
  return parser;
}
