/** The page to send: draws what the address names, and lets its reader change the choice. Loaded on that page alone. */
import { countChoice, readChoice } from "#src/domain/share-choice.ts";
import type { SharedEntries } from "#src/domain/share-entries.ts";
import { draw } from "../search/draw.ts";
import { drawBrief } from "./draw-brief.ts";
import { drawChooser } from "./draw-chooser.ts";

class ShareBrief extends HTMLElement {
  private entries: SharedEntries | undefined;

  async connectedCallback(): Promise<void> {
    try {
      const answer = await fetch(this.getAttribute("entries") ?? "");
      if (!answer.ok) throw new Error(String(answer.status));
      this.entries = await answer.json();
    } catch {
      this.prepend(
        draw(
          "p",
          { role: "alert" },
          "What can be chosen could not be loaded. Load this page again.",
        ),
      );
      return;
    }
    this.show();
    // An edited address, or another link to this page, is another choice.
    addEventListener("hashchange", () => this.show());
  }

  private show(): void {
    const choice = readChoice(location.hash);
    if (countChoice(choice) > 0) this.showBrief();
    else this.showChooser();
  }

  private showBrief(): void {
    if (!this.entries) return;
    const change = draw("button", { type: "button", class: "button quiet" }, "Change the choice");
    change.onclick = () => this.showChooser();
    const print = draw("button", { type: "button", class: "button" }, "Print");
    print.onclick = () => window.print();
    const heading = document.querySelector("h1");
    if (heading) heading.textContent = `${this.getAttribute("company") ?? ""} in brief`;
    this.replaceChildren(
      ...drawBrief(readChoice(location.hash), {
        entries: this.entries,
        portal: this.getAttribute("portal") ?? location.origin,
        company: this.getAttribute("company") ?? "",
      }),
      draw("p", { class: "no-print share-actions" }, print, change),
    );
  }

  private showChooser(): void {
    if (!this.entries) return;
    this.replaceChildren(
      drawChooser(readChoice(location.hash), {
        entries: this.entries,
        portal: this.getAttribute("portal") ?? location.origin,
        done: () => {
          this.showBrief();
          this.querySelector<HTMLElement>("h2")?.focus();
        },
      }),
    );
  }
}

customElements.define("share-brief", ShareBrief);
