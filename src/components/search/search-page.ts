/** The search page's own box: what is searched for stands in the address, so that it can be sent. */
import { drawSearchBox } from "./search-box.ts";

customElements.define(
  "search-page",
  class extends HTMLElement {
    connectedCallback(): void {
      const box = drawSearchBox(this, (values) => {
        const address = new URL(location.href);
        address.search = values.toString();
        history.replaceState(null, "", address);
      });
      const asked = new URLSearchParams(location.search);
      box.fill(asked);
      if (!location.hash) box.field.focus();
    }
  },
);
