/** A letter as plain text: read by people who turn HTML off, and by the rules of mail servers. */
import { cleanLine, cleanText } from "./clean-text.ts";
import type { Letter, LetterBlock } from "./letter-block.ts";

export function writeLetterText({ subject, blocks }: Letter, closing: string): string {
  return `${[subject, ...blocks.map(write), `-- \n${closing}`].join("\n\n")}\n`;
}

function write(block: LetterBlock): string {
  switch (block.kind) {
    case "text":
      return cleanText(block.text);
    case "button":
      return `${cleanLine(block.label)}:\n${block.href}`;
    case "link":
      return `${cleanLine(block.label)}\n${block.href}`;
    case "code":
      return `${cleanLine(block.label)}: ${block.code}`;
    case "facts":
      return block.facts
        .map(([name, value]) => `${cleanLine(name)}: ${cleanLine(value)}`)
        .join("\n");
    case "list":
      return block.items.map((item) => `- ${cleanLine(item)}`).join("\n");
  }
}
