/**
 * Says how old a date is when the page is read, and what has changed with its age: a page that was built long ago says so itself.
 * The date stands beside it; without this script nothing is added, and nothing is wrong.
 */
const DAY = 86_400_000;
const OVER = "That day is over: states may have changed.";

customElements.define(
  "fact-age",
  class extends HTMLElement {
    connectedCallback(): void {
      const { on = "", until = "", past = OVER } = this.dataset;
      const today = new Date().toISOString().slice(0, 10);
      const days = Math.floor((Date.parse(today) - Date.parse(on)) / DAY);
      const age = days > 0 ? ` (${days} day${days > 1 ? "s" : ""} ago)` : "";
      const isPast = until !== "" && today > until;
      this.textContent = isPast ? `${age} ${past}` : age;
      this.classList.toggle("tone-warn", isPast);
    }
  },
);
