/**
 * A button beside every heading and row of a page that can be linked. Without this script those are plain permalinks. What
 * can be copied is read when it is asked for; the list of forms is drawn once a page and moved to the button.
 */
import { COPY_FORMS, type CopyForm, writeClip } from "./copied-forms.ts";
import { readCopied } from "./read-copied.ts";
import { writeClipboard } from "./write-clipboard.ts";

const NAMES = "main :is(h1, h2, h3, h4, tbody th[scope=row], .prose tbody td:first-child)";

class CopyLink extends HTMLElement {
  connectedCallback(): void {
    const heading = this.parentElement;
    if (!heading || this.firstChild) return;
    const name = (heading.textContent ?? "").replace(/\s+/g, " ").trim();
    const button = document.createElement("button");
    button.type = "button";
    button.title = "Copy";
    button.ariaLabel = `Copy: ${name}`;
    button.ariaExpanded = "false";
    button.onclick = () => (this.querySelector("ul") ? this.close() : this.open(button, heading));
    this.append(button);
    this.onkeydown = ({ key }) => {
      if (key !== "Escape") return;
      this.close();
      button.focus();
    };
    this.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.contains(relatedTarget)) this.close();
    });
  }

  private open(button: HTMLElement, heading: HTMLElement): void {
    for (const other of document.querySelectorAll<CopyLink>("copy-link:has(ul)")) other.close();
    const list = document.createElement("ul");
    const status = document.createElement("p");
    status.role = "status";
    for (const [form, label] of Object.entries(COPY_FORMS)) {
      const item = document.createElement("li");
      const choice = document.createElement("button");
      choice.type = "button";
      choice.textContent = label;
      choice.onclick = async () => {
        const place = heading.matches("h1")
          ? heading
          : (heading.closest("tr[id], li[id]") ?? heading);
        const clip = writeClip(form as CopyForm, readCopied(place, heading));
        status.textContent = (await writeClipboard(clip)) ? "Copied" : clip["text/plain"];
      };
      item.append(choice);
      list.append(item);
    }
    this.append(list, status);
    button.ariaExpanded = "true";
    list.querySelector("button")?.focus();
  }

  close(): void {
    for (const part of this.querySelectorAll("ul, p")) part.remove();
    const button = this.querySelector("button");
    if (button) button.ariaExpanded = "false";
  }
}

customElements.define("copy-link", CopyLink);

/** Beside each name that has an address: its own page's, or a place on this one. */
export function offerCopies(): void {
  for (const heading of document.querySelectorAll(NAMES))
    if (
      heading.matches("h1") ||
      heading.querySelector("a[href^='/']") ||
      heading.closest("main [id]")
    )
      heading.append(document.createElement("copy-link"));
}
