/**
 * Runs beside the page, from the index's own folder: only what is served from there may run WebAssembly. Loads the library
 * without the worker that it would start itself. Answers `{id, words}` with what each word found, `{id, filters}` with the
 * entries that each value of a filter has, and `{id, entries}` with the entries themselves.
 */

/** Beside this file once both are written. Questions that come before it is loaded wait for it. */
const opened = import(new URL("pagefind.js", import.meta.url).href).then(async (pagefind) => {
  await pagefind.options({
    noWorker: true,
    basePath: new URL(".", import.meta.url).pathname,
    // Each text holds a word once, so how often it does says nothing.
    ranking: { termSimilarity: 6, pageLength: 0.3, metaWeights: { title: 4, also: 3 } },
  });
  await pagefind.init();
  return pagefind;
});

const found = new Map();

async function findWord(pagefind, word) {
  const { results } = await pagefind.search(word);
  for (const result of results) found.set(result.id, result);
  return results.map(({ id, score }) => ({ id, score }));
}

async function listFilters(pagefind) {
  const filters = await pagefind.filters();
  const values = Object.entries(filters).flatMap(([key, counts]) =>
    Object.keys(counts).map((value) => ({ key, value })),
  );
  return Promise.all(
    values.map(async ({ key, value }) => {
      const { results } = await pagefind.search(null, { filters: { [key]: value } });
      return { key, value, ids: results.map(({ id }) => id) };
    }),
  );
}

async function readEntry(id) {
  const { raw_url, url, raw_content, content, meta } = await found.get(id).data();
  return { id, url: raw_url ?? url, text: raw_content ?? content, ...meta };
}

async function answer({ words, filters, entries }) {
  const pagefind = await opened;
  if (words) return Promise.all(words.map((word) => findWord(pagefind, word)));
  if (filters) return listFilters(pagefind);
  return Promise.all(entries.map(readEntry));
}

addEventListener("message", async ({ data: { id, ...question } }) => {
  try {
    postMessage({ id, answer: await answer(question) });
  } catch (error) {
    postMessage({ id, fault: String(error) });
  }
});
