/** What the loaders find while they read files, in the words of the rule table. None of it can be lowered: the file cannot be used. */
import type { RuleText } from "./rule.ts";

function row(id: string, title: string, why: string, fix: string): RuleText {
  return { id, title, severity: "error", soft: false, why, fix };
}

export const loaderRules: readonly RuleText[] = [
  row(
    "missing-company",
    "There is no company.yaml",
    "company.yaml says who publishes the portal. Without it nothing can be built.",
    "Run npm run fanlight -- init, or point FANLIGHT_CONTENT to the folder that holds it.",
  ),
  row(
    "unexpected-file",
    "A file or folder would not be read",
    "A misspelt folder or a wrong ending would make content vanish without a word. So everything in the content folder is either read or refused.",
    "Rename it as the message says. Start its name with _ if it is meant to be left alone. README.md and files that start with a dot are left alone as well.",
  ),
  row(
    "outside-folder",
    "A link leads out of the content folder",
    "Everything that is published lies in one folder that is reviewed. A symbolic link would bring in files that nobody reviews.",
    "Copy the file into the content folder.",
  ),
  row(
    "unreadable-file",
    "A file cannot be read",
    "The system refused to open it.",
    "Check the permissions of the file.",
  ),
  row(
    "file-size",
    "A file is larger than 50 MB",
    "No content needs that. It is most likely another tool's raw output.",
    "Convert the tool's output into the normal form, or split it into several files.",
  ),
  row(
    "encoding",
    "A file is not UTF-8 text",
    "In another encoding letters would be replaced by others without a word.",
    "Save the file as UTF-8. A byte order mark and both kinds of line endings are accepted.",
  ),
  row(
    "empty-file",
    "A file is empty",
    "It says nothing, and an empty status file must not look like a system without failures.",
    "Fill the file, or remove it.",
  ),
  row(
    "yaml-syntax",
    "The YAML cannot be read",
    "The message names the first place that does not fit. Files are read as YAML 1.2.",
    "Correct the line. Values that start with @, %, & or ` stand in quotes.",
  ),
  row(
    "yaml-feature",
    "The YAML uses a feature that is not supported",
    "Tags, directives, merge keys and lists as keys mean different things to different readers. Plain YAML means the same to all.",
    "Write the plain value.",
  ),
  row(
    "yaml-aliases",
    "The YAML repeats itself too often",
    "Aliases that repeat aliases grow without limit: a small file can fill the memory of the machine that builds.",
    "Write the values out.",
  ),
  row(
    "json-syntax",
    "The JSON cannot be read",
    "The file was cut off, or was edited by hand.",
    "Have the tool write the file again.",
  ),
  row(
    "duplicate-key",
    "A key stands twice",
    "Only one of the two values could be used, and which one depends on the reader.",
    "Keep one of them.",
  ),
  row(
    "nesting",
    "Lists and mappings are nested too deeply",
    "No content needs more than 64 levels.",
    "Check what wrote the file.",
  ),
  row(
    "front-matter",
    "The front matter is missing or not closed",
    "Policies, answers, updates and NDAs start with a line ---, then their keys, then another line ---.",
    "Write both lines.",
  ),
  row(
    "front-matter-language",
    "The front matter is not YAML",
    "Front matter in JavaScript would be executed by whoever builds the portal. No language but YAML is read.",
    "Write the keys as YAML below a line that is --- and nothing else.",
  ),
  row(
    "mdx-syntax",
    "The text cannot be read as MDX",
    "In files that end in `.mdx`, `{` starts code and `<` starts an element, so that a text may hold components. Where prose uses them as plain characters, or names a file, component or value that is not there, no page can be made of the text. Code between backticks and in fenced blocks is never read this way.",
    "Write `\\{` for a brace and `&lt;` for `<` in prose, `<br />` for a line break, `{/* */}` for a comment. A text that needs no components may also end in `.md`, where none of this holds.",
  ),
  row(
    "schema",
    "A value is missing or not as expected",
    "Every key has a form, listed with its meaning in the JSON Schema that editors use for completion.",
    "Write what the message expects.",
  ),
  row(
    "unknown-key",
    "A key is not known",
    "A misspelt key would be ignored without a word.",
    "Use the key that the message suggests, or remove it.",
  ),
  row(
    "invalid-id",
    "An id has characters that cannot be used",
    "Ids become addresses. They start with a letter or digit and hold letters, digits, dots, hyphens and underscores, 80 at most.",
    "Rename the file, or change the id.",
  ),
  row(
    "duplicate-id",
    "An id is used twice",
    "Two entries would get the same address, and references to the id could mean either. Ids that differ in upper and lower case only are the same on some systems. Reports and documents share one set of ids, because both are asked for at the same door.",
    "Rename one of them.",
  ),
  row(
    "sample-date",
    "A relative date stands in real content, or is not one",
    "Dates such as @today-30d keep the fictional company fresh. In a real portal they would make every claim look new forever.",
    "Write the real date.",
  ),
  row(
    "sample-on-host",
    "The fictional company would be published",
    "A public portal with made-up claims helps nobody. Hosts that build from a fresh copy would publish one by accident.",
    "Run npm run fanlight -- init and write your own content. For a demonstration, set FANLIGHT_ALLOW_SAMPLE=1.",
  ),
];
