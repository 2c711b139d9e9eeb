/**
 * The project to compare with: Astro with its own loader, one layout and two page files, which prints as many pages with the
 * same text. What Fanlight takes beyond it is the price of reading strictly, checking and working out states.
 */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { linkPackages } from "./copy-project.ts";
import { readPageTexts } from "./page-texts.ts";

/** @param dist the built portal of the same content, which gives the text of all pages but the policies' */
export function writeBareProject(folder: string, content: string, dist: string): void {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  cpSync(join(content, "policies"), join(folder, "policies"), { recursive: true });
  const texts = readPageTexts(dist).filter(({ path }) => !/^policies\/./.test(path));
  writeFileSync(
    join(folder, "texts.jsonl"),
    texts.map((page) => `${JSON.stringify(page)}\n`).join(""),
  );
  linkPackages(folder);
}

const FILES = {
  "package.json": `{ "name": "bare", "private": true, "type": "module" }
`,
  "astro.config.mjs": `import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";

/** Without this, a tenth of the time goes into warnings: one for each MDX file. */
const onLog = (level, log, handler) => {
  if (log.code !== "MODULE_LEVEL_DIRECTIVE") handler(level, log);
};

export default defineConfig({
  cacheDir: "./.astro",
  integrations: [mdx()],
  vite: { build: { rolldownOptions: { onLog } } },
});
`,
  "src/content.config.ts": `import { readFile } from "node:fs/promises";
import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";

const policies = defineCollection({ loader: glob({ pattern: "*.{md,mdx}", base: "./policies" }) });

const texts = defineCollection({
  loader: {
    name: "texts",
    load: async ({ store }) => {
      const lines = (await readFile("./texts.jsonl", "utf8")).trimEnd().split("\\n");
      for (const line of lines) {
        const data = JSON.parse(line);
        store.set({ id: "/" + data.path, data });
      }
    },
  },
});

export const collections = { policies, texts };
`,
  "src/layouts/Layout.astro": `---
const { title } = Astro.props;
---

<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{title}</title>
    <style is:global>
      body { margin: 0 auto; max-width: 42rem; padding: 1rem; font: 1rem/1.5 sans-serif; }
      h1, h2 { line-height: 1.2; }
      table { border-collapse: collapse; }
      td, th { border: 1px solid; padding: 0.25rem 0.5rem; text-align: left; }
    </style>
  </head>
  <body>
    <header><a href="/">Home</a> <a href="/policies/">Policies</a> <a href="/controls/">Controls</a></header>
    <main><slot /></main>
    <footer><p>The end of the page.</p></footer>
  </body>
</html>
`,
  "src/pages/policies/[slug].astro": `---
import { getCollection, render } from "astro:content";
import Layout from "../../layouts/Layout.astro";

export async function getStaticPaths() {
  return (await getCollection("policies")).map((policy) => ({
    params: { slug: policy.id },
    props: { policy },
  }));
}
const { policy } = Astro.props;
const { Content } = await render(policy);
const { title, summary, version, owner, approver, approvedOn, nextReview, revisions } = policy.data;
---

<Layout title={title}>
  <h1>{title}</h1>
  <p>{summary}</p>
  <p>{version}, {owner}, {approver}, {approvedOn}, {nextReview}</p>
  <Content />
  <ul>{revisions.map(({ version, on, change }) => <li>{version}, {on}: {change}</li>)}</ul>
</Layout>
`,
  "src/pages/[...path].astro": `---
import { getCollection } from "astro:content";
import Layout from "../layouts/Layout.astro";

export async function getStaticPaths() {
  return (await getCollection("texts")).map(({ data }) => ({
    params: { path: data.path || undefined },
    props: { page: data },
  }));
}
const { page } = Astro.props;
---

<Layout title={page.title}>
  {page.blocks.map((block) => <p>{block}</p>)}
</Layout>
`,
} as const satisfies Record<string, string>;
