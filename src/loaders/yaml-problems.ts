/** Says what is wrong with a YAML document, and which of YAML's features are left out here. */
import { type Document, isAlias, isScalar, visit } from "yaml";
import { type Problem, problemAt, START } from "./problem.ts";
import { tooDeep } from "./source.ts";
import { offsetOf, type ToPosition } from "./yaml-positions.ts";

/** Uses of anchors that are followed before the file is taken for an attack on memory. */
export const MOST_ALIASES = 100;

export function syntaxProblems(
  file: string,
  text: string,
  document: Document,
  at: ToPosition,
): Problem[] {
  // How often it is met depends on how much room was left; whatever else is told follows from it.
  if (document.errors.some(({ message }) => /call stack/.test(message)))
    return [tooDeep(file, START)];
  return document.errors.map((error) => {
    const position = at(error.pos[0]);
    if (error.code === "DUPLICATE_KEY") {
      const name =
        text
          .slice(error.pos[0])
          .match(/^[^:\n]*/)?.[0]
          .trim() ?? "";
      return problemAt("duplicate-key", file, position, {
        message: `The key "${name}" stands twice in the same place. Only one of them could be used.`,
        key: name,
      });
    }
    if (error.code === "MULTIPLE_DOCS") {
      return problemAt("yaml-syntax", file, position, {
        message: 'A line "---" starts a second document here. One file holds one document.',
      });
    }
    if (error.code === "BAD_SCALAR_START") {
      return problemAt("yaml-syntax", file, position, {
        message: `In YAML a value cannot start with ${text[error.pos[0]]} unless it stands in quotes.`,
        suggestion: quoteValue(text, error.pos[0]),
      });
    }
    return problemAt("yaml-syntax", file, position, {
      message: `This is not valid YAML: ${lowerFirst(error.message)}.`,
    });
  });
}

function quoteValue(text: string, offset: number): string {
  return `"${
    text
      .slice(offset)
      .match(/^[^\n\r]*/)?.[0]
      .trim() ?? ""
  }"`;
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, "");
}

export function featureProblems(file: string, document: Document, at: ToPosition): Problem[] {
  const problems: Problem[] = [];
  const refuse = (offset: number | undefined, message: string) =>
    problems.push(
      problemAt("yaml-feature", file, offset === undefined ? START : at(offset), { message }),
    );
  if (document.directives?.yaml.explicit)
    refuse(0, "This file starts with a YAML directive. Leave it out: files are read as YAML 1.2.");
  const anchors = new Set<string>();
  visit(document, {
    Alias(_key, alias) {
      if (anchors.has(alias.source)) return;
      const message = `The alias "*${alias.source}" repeats an anchor that does not stand above it.`;
      problems.push(problemAt("yaml-syntax", file, at(offsetOf(alias) ?? 0), { message }));
    },
    Node(_key, node) {
      if (isAlias(node)) return;
      if (node.anchor) anchors.add(node.anchor);
      if (node.tag && !PLAIN_TAGS.has(node.tag))
        refuse(
          node.range?.[0],
          `The YAML tag "${shortTag(node.tag)}" is not used here. Write the plain value.`,
        );
    },
    Pair(_key, pair) {
      if (!isScalar(pair.key)) refuse(offsetOf(pair.key), "A key must be a plain word.");
      else if (pair.key.value === "<<")
        refuse(offsetOf(pair.key), 'Merge keys ("<<") are not supported. Write the keys out.');
    },
  });
  return problems;
}

const PLAIN_TAGS = new Set(
  ["str", "int", "float", "bool", "null", "map", "seq"].map((name) => `tag:yaml.org,2002:${name}`),
);

function shortTag(tag: string): string {
  return tag.replace("tag:yaml.org,2002:", "!!");
}

export function conversionProblem(file: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  if (/call stack/.test(message)) return tooDeep(file, START);
  if (/^Excessive alias count/.test(message)) {
    return problemAt("yaml-aliases", file, START, {
      message:
        "This file repeats itself through anchors and aliases so often that it would fill the memory. Write the values out.",
      expected: `at most ${MOST_ALIASES} repetitions`,
    });
  }
  return problemAt("yaml-syntax", file, START, {
    message: `This is not valid YAML: ${lowerFirst(message)}.`,
  });
}
