/** Labels of list items as the page shows them: 1. within nothing, a. within one list of numbers, i. within two. */

export function itemLabel(number: number, depth: number): string {
  if (depth === 0 || number < 1) return `${number}.`;
  return `${depth === 1 ? letters(number) : roman(number)}.`;
}

function letters(number: number): string {
  const rest = (number - 1) % 26;
  const before = Math.floor((number - 1) / 26);
  return (before > 0 ? letters(before) : "") + String.fromCharCode(97 + rest);
}

const ROMAN = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
] as const;

function roman(number: number): string {
  let rest = number;
  let text = "";
  for (const [value, digits] of ROMAN)
    while (rest >= value) {
      text += digits;
      rest -= value;
    }
  return text;
}
