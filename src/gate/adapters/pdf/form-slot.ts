/**
 * The first slot: what a reader sees on every page. Its unit is the page's width. At the foot stand name and company, drawn as
 * outlines so that any script can be shown, and below them address, time and copy id as text that can be searched. Across the
 * page, faint, the address as outlines, so that a page's own text reads as before.
 */
import type { StampText } from "../../definitions.ts";
import { cutToFit, type Outline } from "./cut-to-fit.ts";
import { measureLine, winAnsiHex } from "./helvetica.ts";
import { outlineLetters } from "./outline-letters.ts";

export const FORM_LENGTH = 65_536;
/** Names in the form's own resources. */
export const FORM_FONT = "FlF";
export const FORM_STATES = { strip: "FlA", faint: "FlB" } as const;

const MARGIN = 0.02;
const ROOM = 1 - 2 * MARGIN;
const NAMES = { size: 0.0125, baseline: 0.0205, bytes: 36_000 };
const FACTS = { size: 0.0105, baseline: 0.0075 };
/** A page that is wider than high shows the first of these, other pages both; very high ones stay free above. */
const FAINT = {
  length: 0.8,
  largest: 0.06,
  turn: Math.PI / 6,
  middles: [0.34, 1.01],
  bytes: 24_000,
};
const LONGEST_ADDRESS = 80;

const END = "\n";
const n = (value: number) => String(Number(value.toFixed(5)));

/** Always `FORM_LENGTH` bytes; the same texts give the same bytes. */
export async function fillForm(text: StampText): Promise<Buffer> {
  const [names, address] = await Promise.all([drawNames(text), drawAddress(text.email)]);
  return padded(`${drawStrip()}${names}${drawFacts(text)}${address}`);
}

/** What the slot holds until a copy is made. */
export const emptyForm = (): Buffer =>
  padded(drawLine("Prepared for copies. This file itself was made for nobody."));

function padded(content: string): Buffer {
  const slot = Buffer.alloc(FORM_LENGTH, " ");
  if (content.length > FORM_LENGTH - END.length)
    throw new Error("The stamp of a copy does not fit into its slot.");
  slot.write(content, "latin1");
  slot.write(END, FORM_LENGTH - END.length, "latin1");
  return slot;
}

/** Keeps both lines readable on dark pages. */
function drawStrip(): string {
  return `q /${FORM_STATES.strip} gs 1 g 0 0.003 1 0.031 re f Q\n`;
}

async function drawNames({ name, company }: StampText): Promise<string> {
  const half = { width: ROOM / 2 / NAMES.size - 1, bytes: NAMES.bytes / 2 };
  const [person, organisation] = await Promise.all([
    cutToFit(name, half, outlineLetters),
    cutToFit(company, half, outlineLetters),
  ]);
  const gap = person.width > 0 && organisation.width > 0 ? 0.8 : 0;
  const { size, baseline } = NAMES;
  const undrawn = [...person.missing, ...organisation.missing].length > 0;
  const note = undrawn ? await outlineLetters("(some characters cannot be drawn)") : undefined;
  return [
    drawOutline(person, { x: MARGIN, y: baseline, size }),
    drawOutline(organisation, { x: MARGIN + (person.width + gap) * size, y: baseline, size }),
    note &&
      drawOutline(note, { x: 1 - MARGIN - note.width * FACTS.size, y: baseline, size: FACTS.size }),
  ].join("");
}

function drawFacts({ email, at, copyId }: StampText): string {
  const address =
    email.length > LONGEST_ADDRESS ? `${email.slice(0, LONGEST_ADDRESS - 1)}\u2026` : email;
  const time = at.replace("T", " ").replace(/(?:\.\d+)?Z$/, " UTC");
  return drawLine(`Copy for ${address}, ${time}, copy id ${copyId}`);
}

function drawLine(line: string): string {
  const size = Math.min(FACTS.size, ROOM / measureLine(line));
  const place = `${n(MARGIN)} ${n(FACTS.baseline)}`;
  return `BT 0.2 g /${FORM_FONT} ${n(size)} Tf ${place} Td <${winAnsiHex(line)}> Tj ET\n`;
}

async function drawAddress(email: string): Promise<string> {
  const outline = await cutToFit(
    email,
    { width: Infinity, bytes: FAINT.bytes / 2 },
    outlineLetters,
  );
  if (outline.width === 0) return "";
  const size = Math.min(FAINT.largest, FAINT.length / outline.width);
  const [cos, sin] = [Math.cos(FAINT.turn) * size, Math.sin(FAINT.turn) * size];
  const drawn = FAINT.middles.map((middle) => {
    const half = outline.width / 2;
    const matrix = [cos, sin, -sin, cos, 0.5 - half * cos, middle - half * sin].map(n).join(" ");
    return `q /${FORM_STATES.faint} gs 0.5 g ${matrix} cm\n${outline.path}\nQ\n`;
  });
  return drawn.join("");
}

function drawOutline(
  { path, width }: Pick<Outline, "path" | "width">,
  { x, y, size }: { x: number; y: number; size: number },
): string {
  return width > 0 ? `q 0.1 g ${n(size)} 0 0 ${n(size)} ${n(x)} ${n(y)} cm\n${path}\nQ\n` : "";
}
