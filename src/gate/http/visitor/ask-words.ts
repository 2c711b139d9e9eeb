/** Words of the form that depend on how this company gives documents. */
import { countOf } from "../../../domain/counting-words.ts";
import type { AskPage } from "./ask.ts";

export const levelTitles: Record<AskPage["groups"][number]["level"], string> = {
  nda: "After the NDA; nobody has to decide",
  approval: "After the NDA and a person’s decision",
};

export function leadOf({ knownAs, nda }: Pick<AskPage, "knownAs" | "nda">): string {
  if (knownAs) return "Choose what you need and say what for. Your address is confirmed already.";
  return nda
    ? "Say who you are and what you need. You confirm your address, sign one agreement on this site and download; no account, no password."
    : "Say who you are and what you need. You confirm your address and download; no account, no password.";
}

interface Step {
  title: string;
  text: string;
}

/** Only steps that this visitor and these documents take, in their order. */
export function stepsOf({ company, groups, knownAs, nda, grantDays }: AskPage): Step[] {
  const decided = groups.find(({ level }) => level === "approval")?.documents.length ?? 0;
  const all = groups.reduce((sum, { documents }) => sum + documents.length, 0);
  const confirm = {
    title: "You confirm your address",
    text: "With the link or the six-digit code that we mail at once.",
  };
  const sign = {
    title: "You read and sign the NDA",
    text: "On this site, in full; a copy with its certificate is mailed to you. A signature that still stands is enough.",
  };
  const decide = {
    title: `A person at ${company} decides`,
    text:
      decided === all
        ? "You are told by mail, whatever the decision is."
        : `Only for ${countOf(decided, "document")} of ${all}. You are told by mail.`,
  };
  const both = [...(nda ? [sign] : []), ...(decided > 0 ? [decide] : [])];
  return [
    ...(knownAs ? [] : [confirm]),
    ...(nda && !nda.isFirst ? both.reverse() : both),
    {
      title: "You download your copies",
      text: "Each page carries your name, your company and the time.",
    },
    {
      title: `Access ends, as a rule after ${countOf(grantDays, "day")}`,
      text: "You can ask again at any time.",
    },
  ];
}
