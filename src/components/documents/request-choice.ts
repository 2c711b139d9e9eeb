/**
 * On the page where documents are asked for: narrows the mail to those named in the address (`?document=a&document=b`) and
 * marks them in the list. Without it the list and the mail hold all of them.
 */
import { writeRequest } from "./request-mail.ts";

class RequestChoice extends HTMLElement {
  connectedCallback() {
    const ids = new Set(new URLSearchParams(location.search).getAll("document"));
    const rows = [...this.querySelectorAll<HTMLElement>("[data-wanted]")].filter(({ id }) =>
      ids.has(id),
    );
    const { to, company } = this.dataset;
    const mail = this.querySelector<HTMLAnchorElement>("a[data-mail]");
    const told = this.querySelector<HTMLElement>("[data-chosen]");
    if (rows.length === 0 || !mail || !told || !to || !company) return;
    const wanted = rows.map((row) => row.getAttribute("data-wanted") ?? "");
    for (const row of rows) row.setAttribute("aria-current", "true");
    mail.href = writeRequest({ to, company, wanted });
    told.textContent = `The mail asks for what you chose: ${wanted.join("; ")}.`;
  }
}

customElements.define("request-choice", RequestChoice);
