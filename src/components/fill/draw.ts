/**
 * Elements from words: nothing that stood in a file is ever read as HTML. The search has the like of it; to share it would be a file
 * more for each of the pages that search, and this one is brought when it is needed.
 */
export function draw<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
