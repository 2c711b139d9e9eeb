import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textInput } from "#src/sources/input.ts";
import { SourceError } from "#src/sources/source-error.ts";
import { importStatus } from "#src/sources/status/import-status.ts";
import { STATUS_TOOLS } from "#src/sources/status/tools.ts";
import { statusFeed } from "../../support/feeds.ts";

const runs = process.env.FANLIGHT_TEST_FULL ? 2000 : 60;
const control = {
  id: "AC-1",
  title: "t",
  description: "d",
  criteria: ["CC6.1"],
  operation: "automated" as const,
  detailAccess: "internal" as const,
  products: [],
  policies: [],
  staleAfterDays: 7,
};

/** What the file becomes; undefined where the importer refused it with its own error. */
async function importBytes(id: string, bytes: Uint8Array) {
  const tool = STATUS_TOOLS.find((one) => one.id === id);
  if (!tool) throw new Error(`no tool ${id}`);
  const now = "2026-11-02T00:00:00Z";
  try {
    const map = { map: { "*": ["AC-1"] }, ignore: [] };
    const options = { tool, name: tool.name, map, controls: [control], existing: undefined };
    const { file } = await importStatus([textInput(bytes)], { ...options, taken: now, now });
    return file.controls[0];
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}

/** Words by which a tool says that something is in order. */
function passWords(id: string): string[] {
  const tool = STATUS_TOOLS.find((one) => one.id === id);
  const words = (tool?.words ?? []).filter(([, status]) => status === "operating");
  return words.map(([word]) => word);
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every value of a JSON document in turn may be something else. */
function mangle(value: Json, pick: () => Json | undefined): Json {
  const other = pick();
  if (other !== undefined) return other;
  if (Array.isArray(value)) return value.map((item) => mangle(item, pick));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mangle(item, pick)]));
}

describe.each(STATUS_TOOLS.map(({ id }) => id))("%s, given what it does not expect", (id) => {
  const bytes = readFileSync(statusFeed(id));
  const text = bytes.toString("utf8");

  it("throws nothing but its own error on any bytes", async () => {
    const cut = fc.tuple(
      fc.nat(bytes.length),
      fc.nat(bytes.length),
      fc.uint8Array({ maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(cut, fc.constant(undefined)),
        fc.uint8Array(),
        async (part, any) => {
          const [start = 0, length = 0, middle = any] = part ?? [];
          const mangled = part
            ? Buffer.concat([
                bytes.subarray(0, start),
                middle,
                bytes.subarray(start + (length % 200)),
              ])
            : middle;
          await importBytes(id, mangled);
        },
      ),
      { numRuns: runs },
    );
  });

  it("throws nothing but its own error on hostile text and values of other kinds", async () => {
    const hostile = fc.constantFrom(
      "__proto__",
      "constructor",
      "=cmd()",
      "<script>",
      "\u0000",
      "\ud800",
      "9".repeat(400),
      "-1",
      "1e999",
      "0x10",
      "NaN",
      "2026-13-45",
      "\r\n",
      '"',
      "🏛",
    );
    const odd = fc.oneof(
      hostile,
      fc.constant(null),
      fc.boolean(),
      fc.double({ noNaN: true }),
      fc.constant([]),
      fc.constant({}),
    );
    const places = fc.uniqueArray(fc.tuple(fc.nat(200), odd), {
      maxLength: 12,
      selector: ([at]) => at,
    });
    await fc.assert(
      fc.asyncProperty(places, async (changes) => {
        const at = new Map(changes as [number, Json][]);
        let index = 0;
        const pick = () => {
          index += 1;
          return at.get(index);
        };
        const mangled = /^\s*[[{]/.test(text)
          ? JSON.stringify(mangle(JSON.parse(text) as Json, pick))
          : text.replace(/[^,;<>"\n]+/g, (word) => String(pick() ?? word));
        await importBytes(id, Buffer.from(mangled));
      }),
      { numRuns: runs },
    );
  });

  it("never turns a word that it does not know into a pass", async () => {
    const known =
      STATUS_TOOLS.find((one) => one.id === id)?.words.map(([word]) => fold(word)) ?? [];
    const unknown = fc
      .stringMatching(/^[A-Za-z][A-Za-z _-]{0,20}$/)
      .filter((word) => !known.includes(fold(word)));
    await fc.assert(
      fc.asyncProperty(unknown, async (word) => {
        const passes = passWords(id).join("|");
        const changed =
          id === "drata"
            ? text.replaceAll('"isReady":true', `"isReady":${JSON.stringify(word)}`)
            : text
                .replace(new RegExp(`(["<>,;])(?:${passes})(?=["<,;\\n])`, "gi"), `$1${word}`)
                .replace(/"status_id":1,"status"/g, '"status_id":99,"status"')
                .replace(/,\d,\d$/gm, ",,");
        expect(changed).not.toBe(text);
        const made = await importBytes(id, Buffer.from(changed));
        expect(made?.checks?.passed ?? 0).toBe(0);
        expect(made?.status).not.toBe("operating");
      }),
      { numRuns: runs },
    );
  });
});

function fold(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}
