/** Where the text of a policy, an answer or an update points to. */
import { blankCode } from "./headings.ts";

export interface BodyLink {
  target: string;
  /** Where the target stands in the text. */
  offset: number;
}

type Positions = Partial<Record<"target", [number, number]>>;

const FORMS = [
  // [text](target) and ![image](target)
  /(?<image>!?)\[(?:[^[\]]|\[[^[\]]*\])*\]\(\s*<?(?<target>[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?/dg,
  // [name]: target
  /^ {0,3}\[(?!\^)[^\]]+\]:[ \t]*<?(?<target>[^\s<>]+)>?/dgm,
  // <a href="target"> and components that take an address
  /\s(?:href|to)=(?:\{\s*)?["'`](?<target>[^"'`]+)["'`]/dg,
];

export function linksIn(body: string): BodyLink[] {
  const text = blankCode(body).replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, (code) =>
    " ".repeat(code.length),
  );
  return FORMS.flatMap((form) =>
    [...text.matchAll(form)].flatMap((match) => {
      const { target, image } = (match.groups ?? {}) as Partial<Record<"target" | "image", string>>;
      const offset = (match.indices?.groups as Positions | undefined)?.target?.[0];
      // A picture beside the text is found, or missed, by Astro itself.
      if (
        target === undefined ||
        offset === undefined ||
        (image === "!" && !target.startsWith("/"))
      )
        return [];
      return [{ target, offset }];
    }),
  );
}
