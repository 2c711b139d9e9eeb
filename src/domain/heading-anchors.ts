/** Anchors of the headings of one text, as Astro makes them (and github-slugger before it), so that links keep working. */

/** "Roles & duties" is `roles--duties`: lower case, spaces as hyphens, other signs dropped. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

/** For one text: each heading's anchor in turn, repeats numbered. */
export function nameAnchors(): (text: string) => string {
  const uses = new Map<string, number>();
  return (text) => {
    const slug = slugOf(text);
    let anchor = slug;
    while (uses.has(anchor)) {
      const next = (uses.get(slug) ?? 0) + 1;
      uses.set(slug, next);
      anchor = `${slug}-${next}`;
    }
    uses.set(anchor, 0);
    return anchor;
  };
}
