/** What stands at a heading or in a row of this page, and its address as others reach it. */
import type { Copied } from "./copied-forms.ts";

const wordsOf = (element: Element) => (element.textContent ?? "").replace(/\s+/g, " ").trim();

/** What a reader sees: without the buttons that this script adds; what stands side by side on the page stays apart. */
function readableWords(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const button of copy.querySelectorAll("copy-link, script, template, svg")) button.remove();
  for (const part of copy.querySelectorAll("*"))
    if (part.previousSibling instanceof Element) part.before(" ");
  return wordsOf(copy);
}

/** The portal's own address, also where the page is read elsewhere. */
function portalAddress(): URL {
  const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]");
  return new URL(canonical?.href ?? location.href);
}

/** A thing whose name leads to its own page has that page's address; anything else the nearest place that can be linked. */
function addressOf(place: Element, heading: Element): string {
  const page = portalAddress();
  const isPlace = heading.matches("h1, [id]");
  const link = isPlace ? null : heading.querySelector<HTMLAnchorElement>("a[href^='/']");
  if (link) return new URL(link.getAttribute("href") ?? "", page).href;
  if (place.matches("h1")) return page.href;
  page.hash = place.closest("[id]")?.id ?? "";
  return page.href;
}

/** Below a heading of a text: everything to the next one of its rank or above. */
function textBelow(heading: Element): string[] {
  const parts: string[] = [];
  const rank = Number(heading.tagName.slice(1));
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    if (/^H[1-6]$/.test(next.tagName) && Number(next.tagName.slice(1)) <= rank) break;
    parts.push(
      ...(/^[UO]L$/.test(next.tagName)
        ? [...next.children].map(readableWords)
        : [readableWords(next)]),
    );
  }
  return parts.filter(Boolean);
}

function partsOf(place: Element, heading: Element): string[] {
  if (place.matches("tr"))
    return [...place.children].filter((cell) => !cell.contains(heading)).map(readableWords);
  if (heading.matches("h1")) {
    const reading = document.querySelector("main .reading");
    const text = reading?.querySelector(".prose");
    // Of an answer all of it; of other pages the sentence that leads in.
    const isAnswer = text && reading?.matches("[data-answer]");
    const shown = isAnswer
      ? [...(text.parentElement?.children ?? [])]
      : document.querySelectorAll("main .lead");
    return [...shown].map(readableWords).filter(Boolean);
  }
  if (heading.closest(".prose")) return textBelow(heading);
  if (!place.matches("li")) return [];
  return [...place.children]
    .filter((part) => part !== heading)
    .map(readableWords)
    .filter(Boolean);
}

/** @param place the row or heading; @param heading the element within it that names it, or itself. */
export function readCopied(place: Element, heading: Element): Copied {
  const asOf = document.querySelector(".foot time")?.textContent;
  return {
    title: readableWords(heading),
    url: addressOf(place, heading),
    parts: partsOf(place, heading),
    isRow: place.matches("tr"),
    asOf: asOf ? `as of ${asOf.trim()}` : undefined,
  };
}
