/**
 * Words that readers use for the same thing, by the groups of `frameworks/synonyms.json` (our own collection of the field's
 * abbreviations and their long forms). What is searched is widened by them, never what is shown.
 */

import groups from "../../frameworks/synonyms.json" with { type: "json" };
import { singular } from "./words.ts";

/** Lower case, singular, signs as spaces, so that "Sign-On" and "sign on" are one. */
function foldPhrase(text: string): string {
  const words = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return ` ${words?.map(singular).join(" ") ?? ""} `;
}

const folded = groups.map((group) =>
  group.map((phrase) => ({ phrase, words: foldPhrase(phrase) })),
);

/** The other words of every group of which the text holds one; none that it holds already. */
export function findSynonyms(text: string): string[] {
  const words = foldPhrase(text);
  const found = folded.flatMap((group) => {
    const absent = group.filter((one) => !words.includes(one.words));
    return absent.length === group.length ? [] : absent.map(({ phrase }) => phrase);
  });
  return [...new Set(found)];
}

/** Every word of the groups: none of them is a mistake. */
export const synonymText: string = groups.flat().join(" ");
