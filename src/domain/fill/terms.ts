/** What a question is about, as a set of terms: synonyms are one term, forms of a word are one term, words that say nothing are none. */
import groups from "../../frameworks/synonyms.json" with { type: "json" };
import { STOP_WORDS } from "../search/stop-words.ts";
import { singular } from "../search/words.ts";

const WORD = /[\p{L}\p{N}]+/gu;

function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}|['’]s\b|['’]/gu, "")
    // Whom buyers call the vendor is who answers, and no vendor of theirs.
    .replace(
      /\b(do|does|will|would|can|could|has|have|is|must|shall|should) (?:the |your )?vendor\b/gi,
      "$1",
    );
  return (plain.toLowerCase().match(WORD) ?? []).map(singular);
}

/** "encrypts", "encrypted" and "encryption" begin alike; what is cut off says little. */
function stem(word: string): string {
  if (word.length < 6 || /\d/.test(word)) return word;
  const cut = word.replace(
    /(?:ational|ations?|ments?|ities|ity|ions?|ings?|[eo]rs?|ives?|ed|ly|e)$/,
    "",
  );
  return cut.length < 4 ? word : cut;
}

/** Words that say nothing, in each of their forms. */
const EMPTY: ReadonlySet<string> = new Set(
  [...STOP_WORDS].flatMap((word) => [word, singular(word), stem(singular(word))]),
);

/** What questionnaires say around what they ask, cut like every word; it tells no question from another. */
const ASKING: ReadonlySet<string> = new Set(
  `answer applicable apply appropriate area aspect assurance attach available capability certain clear commit commitment communicate conduct
confirm consider consistent current currently define dedicated describe description detail determine development document documented ensure
establish etc evidence example existing explain feature follow formal frequency frequent function general handle implement include including
indicate industry level list maintain manage managed manager mechanism method minimum necessary note often operate organisation organization
outline periodic place please practice protection principle prior process product properly provider purpose question recent regular regularly relate
relevant require required respond responsible routine service significant solution specific specify standard state step sufficient system team
technology timeline timely type typical upon used variety various willing yearly`
    .split(/\s+/)
    .map(stem),
);

interface Phrase {
  words: readonly string[];
  /** Of its words those that say something. */
  stems: readonly string[];
  term: string;
}

/** The longest first. */
const phrases: Phrase[] = groups
  .flatMap((group, index) =>
    group.map((text) => {
      const words = wordsOf(text);
      return { words, stems: words.flatMap(stemOf), term: `=${index}` };
    }),
  )
  .sort((one, other) => other.words.length - one.words.length);

/** A phrase of one word is known in each of its forms: "encrypt" is "encryption". */
const byFirst = Map.groupBy(phrases, ({ words: [first = "", ...more] }) =>
  more.length > 0 ? first : stem(first),
);
/** Phrases that are known by their words in any order: "staff trained in security" is about security training. */
const loose = phrases.filter(({ stems }) => stems.length > 1);

function stemOf(word: string): string[] {
  const cut = stem(word);
  if (EMPTY.has(word) || EMPTY.has(cut) || /^(?:\p{L}|\d{1,2})$/u.test(word)) return [];
  return ASKING.has(cut) ? [] : [cut];
}

/** How much the words of a phrase count that is a term itself. */
const WITHIN = 0.4;

/** Each term with how much of it is meant: 1, or less for a word that only belongs to a phrase. */
export function termsOf(text: string): Map<string, number> {
  const words = wordsOf(text);
  const terms = new Map<string, number>();
  const left = new Set<string>();
  /** Words that are a term by themselves and may yet belong to a phrase: "encrypt data in transit". */
  const alone = new Set<string>();
  const within = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? "";
    const begun = new Set([...(byFirst.get(word) ?? []), ...(byFirst.get(stem(word)) ?? [])]);
    const found = [...begun]
      .filter(({ words: [first, ...more] }) =>
        more.length > 0
          ? first === word && more.every((one, index) => words[at + index + 1] === one)
          : stem(first ?? "") === stem(word),
      )
      .sort((one, other) => other.words.length - one.words.length);
    const longest = found[0]?.words.length ?? 0;
    for (const phrase of found)
      if (phrase.words.length === longest) {
        terms.set(phrase.term, 1);
        if (longest > 1) for (const one of phrase.stems) within.add(one);
      }
    if (longest === 1) for (const one of stemOf(word)) alone.add(one);
    if (longest === 0) for (const one of stemOf(word)) left.add(one);
    at += Math.max(1, longest);
  }
  for (const { term, stems } of loose)
    if (stems.every((one) => left.has(one) || alone.has(one))) {
      terms.set(term, 1);
      for (const one of stems) within.add(one);
    }
  for (const one of left) terms.set(one, within.has(one) ? WITHIN : 1);
  for (const one of within) if (!terms.has(one)) terms.set(one, WITHIN);
  return terms;
}

/** A question to be compared word for word. */
export function foldQuestion(text: string): string {
  return wordsOf(text).join(" ");
}
