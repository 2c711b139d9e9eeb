/** Tells whose file it is that somebody has, from the table of this page; it works where the server does not. */
import { askDoor, hashFile } from "./hash-file.ts";
import { judgeKnown, judgeUnknown, type KnownFile, type Verdict } from "./verdict-words.ts";

function readRow(row: Element): KnownFile {
  const [own, next] = row.querySelectorAll<HTMLAnchorElement>("a");
  const linkOf = (link: HTMLAnchorElement | undefined) => ({
    title: link?.textContent?.trim() ?? "",
    href: link?.href ?? "",
  });
  return {
    ...linkOf(own),
    state: row.getAttribute("data-state") ?? "",
    successor: next && linkOf(next),
  };
}

class VerifyFile extends HTMLElement {
  connectedCallback(): void {
    const template = this.querySelector("template");
    if (!template) return;
    template.replaceWith(template.content);
    const input = this.querySelector("input");
    if (input) input.onchange = () => this.take(input.files?.[0]);
    this.ondragover = (event) => {
      event.preventDefault();
      this.toggleAttribute("dropping", true);
    };
    this.ondragleave = () => this.toggleAttribute("dropping", false);
    this.ondrop = (event) => {
      event.preventDefault();
      this.toggleAttribute("dropping", false);
      void this.take(event.dataTransfer?.files[0]);
    };
  }

  private async take(file: File | undefined): Promise<void> {
    if (!file) return;
    this.say(file.name, undefined, { kind: "unknown", title: "Reading …", text: "" });
    let sha256: string;
    try {
      sha256 = await hashFile(file);
    } catch {
      this.say(file.name, undefined, {
        kind: "unknown",
        title: "Not read",
        text: "Your browser could not read this file, or makes no hashes on this page. Make the hash yourself, as described below.",
      });
      return;
    }
    const row = this.querySelector(`tr[data-sha256="${sha256}"]`);
    const company = this.getAttribute("company") ?? "";
    const contact = this.getAttribute("contact") ?? "";
    const verdict = row
      ? judgeKnown(readRow(row), company)
      : judgeUnknown(await askDoor(sha256, this.getAttribute("door")), { company, contact });
    this.say(file.name, sha256, verdict);
  }

  private say(name: string, sha256: string | undefined, verdict: Verdict): void {
    const place = this.querySelector<HTMLElement>("[role=status]");
    if (!place) return;
    const line = (tag: string, text: string) =>
      Object.assign(document.createElement(tag), { textContent: text });
    const text = line("p", verdict.text);
    if (verdict.link) {
      const link = Object.assign(document.createElement("a"), {
        href: verdict.link.href,
        textContent: verdict.link.title,
      });
      text.append(" ", link);
    }
    place.dataset.kind = verdict.kind;
    place.replaceChildren(
      line("p", name),
      line("strong", verdict.title),
      text,
      ...(sha256 ? [line("code", sha256)] : []),
    );
  }
}

customElements.define("verify-file", VerifyFile);
