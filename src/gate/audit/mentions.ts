/** Whether a text holds an address as a whole: `ada@example.com` is not in `grada@example.com.au`. */
export function mentions(text: string, email: string): boolean {
  const literal = email.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return new RegExp(
    `(?<![\\p{L}\\p{N}._%+'-])${literal}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`,
    "iu",
  ).test(text);
}
