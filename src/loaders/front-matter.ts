/**
 * The one front-matter reader around gray-matter. It always passes options (without them gray-matter caches, and the second
 * read of broken YAML returns nothing), reads YAML as the other files are read, and lets no other language through: `---js`
 * would be executed.
 */
import matter from "gray-matter";
import { type Problem, problemAt, START } from "./problem.ts";
import { failed, type Reading, type Source } from "./source.ts";
import { readYaml } from "./yaml-source.ts";

export function readFrontMatter(file: string, text: string): Reading {
  const problem = delimiterProblem(file, text);
  if (problem) return failed([problem]);
  let reading: Reading | undefined;
  const parsed = matter(text, {
    engines: {
      yaml: {
        parse: (yaml: string) => {
          // Cut before the closing line, the text may end in half a Windows line ending.
          reading = readYaml(file, yaml.replace(/\r$/, ""));
          return {};
        },
        stringify: refuse,
      },
      javascript: refuse,
      js: refuse,
      json: refuse,
    },
  });
  if (!reading)
    return failed([
      problemAt("front-matter", file, START, {
        message: 'There is nothing between the two lines "---". At least a title belongs there.',
      }),
    ]);
  if (!reading.source) return reading;
  const bodyStart = text.length - parsed.content.length;
  const source: Source = {
    ...reading.source,
    body: parsed.content,
    bodyLine: text.slice(0, bodyStart).split("\n").length,
  };
  return { source, problems: [] };
}

function refuse(): never {
  throw new Error("Only YAML front matter is read.");
}

function delimiterProblem(file: string, text: string): Problem | undefined {
  const first = /^---([^\r\n]*)/.exec(text);
  if (!first || first[1]?.startsWith("-")) {
    return problemAt("front-matter", file, START, {
      message:
        'This file does not start with front matter. Its first line must be "---", then the keys, then another line "---".',
      expected: "---",
    });
  }
  const language = first[1]?.trim() ?? "";
  if (language !== "") {
    return problemAt("front-matter-language", file, START, {
      message: `Front matter in "${language}" is refused: only YAML is read, and nothing in it is ever executed. Write the first line as "---".`,
      expected: "---",
      received: `---${language}`,
    });
  }
  const closing = /\n---([^\r\n]*)/.exec(text);
  if (!closing) {
    return problemAt("front-matter", file, START, {
      message: 'The front matter that starts here has no closing line "---".',
      expected: 'a line "---" below the last key',
    });
  }
  if (closing[1]?.trim() !== "") {
    return problemAt(
      "front-matter",
      file,
      { line: text.slice(0, closing.index + 1).split("\n").length, column: 1 },
      {
        message: 'The line that closes the front matter must be "---" and nothing else.',
        expected: "---",
        received: `---${closing[1] ?? ""}`,
      },
    );
  }
  return undefined;
}
