/**
 * Says over the built page what the company's status page states at this moment. Where it does not answer in time, at too great a
 * length or in another shape, nothing is added: what was built stands, with its age.
 */
import {
  LIVE_SOURCES,
  LIVE_WORDS,
  type LiveSource,
  liveHost,
  readLiveState,
} from "#src/domain/live-state.ts";

/** Milliseconds until the answer has to be there in full. */
const PATIENCE = 5_000;
/** Bytes; the fullest summaries of status pages have a few hundred thousand. */
const LONGEST = 1_000_000;

async function ask(url: string): Promise<unknown> {
  const answer = await fetch(url, {
    signal: AbortSignal.timeout(PATIENCE),
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
  });
  if (!answer.ok || !answer.body) throw new TypeError("There is no answer.");
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  // A reader, not `for await`: Safari's streams cannot be iterated.
  const reader = answer.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > LONGEST) {
      await reader.cancel();
      throw new TypeError("The answer is too long.");
    }
    chunks.push(part.value);
  }
  return JSON.parse(await new Blob(chunks).text());
}

const isSource = (word: string | undefined): word is LiveSource =>
  LIVE_SOURCES.some((source) => source === word);

customElements.define(
  "live-status",
  class extends HTMLElement {
    async connectedCallback(): Promise<void> {
      const { source, url = "" } = this.dataset;
      if (!isSource(source)) return;
      const answer = await ask(url).catch(() => undefined);
      try {
        const words = LIVE_WORDS[readLiveState(source, answer)];
        const time = new Date().toISOString().slice(11, 16);
        const state = document.createElement("b");
        state.textContent = words;
        const told = ` Read just now, at ${time} UTC, from ${liveHost(url)} by your browser.`;
        this.replaceChildren(state, told);
      } catch {
        // No answer, or none that can be read: the built state stands below.
      }
    }
  },
);
