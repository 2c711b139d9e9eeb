/** Prose as MDX takes it: `{` would start an expression and `<` an element, so both are escaped outside code. */

const codeSpan = /(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/y;
const comment = /<!--([\s\S]*?)-->/y;
const address = /<((?:https?|mailto|ftp):[^\s<>]*)>/y;
const email = /<([^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>/y;
const lineBreak = /<br\s*\/?>/iy;

/** In the order in which they are tried at each place. */
const forms: readonly [RegExp, (match: RegExpExecArray) => string][] = [
  [/\\[\s\S]/y, ([escaped]) => escaped],
  [codeSpan, ([code]) => code],
  [comment, ([, text = ""]) => `{/*${text.replaceAll("*/", "* /")}*/}`],
  [address, ([, url = ""]) => `[${url}](${url})`],
  [email, ([, mail = ""]) => `[${mail}](mailto:${mail})`],
  [lineBreak, () => "<br />"],
  [/[{<]/y, ([character]) => `\\${character}`],
];

export function escapeMdx(text: string): string {
  let escaped = "";
  let at = 0;
  while (at < text.length) {
    const found = forms
      .map(([form, write]) => ({ match: matchAt(form, text, at), write }))
      .find(({ match }) => match);
    if (found?.match) {
      escaped += found.write(found.match);
      at += found.match[0].length;
    } else {
      escaped += text[at];
      at += 1;
    }
  }
  return escaped;
}

function matchAt(form: RegExp, text: string, at: number): RegExpExecArray | null {
  form.lastIndex = at;
  return form.exec(text);
}
