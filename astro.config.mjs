import mdx from "@astrojs/mdx";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "astro/config";
import addresses from "./integrations/addresses/index.ts";
import contentCheck from "./integrations/content-check/index.ts";
import fanlight from "./integrations/fanlight/index.ts";
import hostHeaders from "./integrations/host-headers/index.ts";
import policyPdfs from "./integrations/policy-pdfs/index.ts";
import release from "./integrations/release/index.ts";
import searchIndex from "./integrations/search-index/index.ts";
import siteFiles from "./integrations/site-files/index.ts";
import socialCards from "./integrations/social-cards/index.ts";

/** Each MDX file would print ten lines of this, which say nothing to an author. */
const onLog = (level, log, handler) => {
  if (log.code !== "MODULE_LEVEL_DIRECTIVE") handler(level, log);
};

/** What the development server serves to nobody, by any spelling: it would hand out whatever lies in the project. */
const deny = ["**/private/**", "**/.data/**", ".env", ".env.*", "*.{crt,pem}", "**/.git/**"];

/** Every page names its script: a name of 40 letters more says nothing to anybody. */
const SCRIPT_NAMES = { entryFileNames: "_astro/[hash].js", chunkFileNames: "_astro/[hash].js" };

export default defineConfig({
  cacheDir: "./.astro",
  output: "static",
  trailingSlash: "always",
  prerenderConflictBehavior: "error",
  build: { inlineStylesheets: "always" },
  server: { host: "127.0.0.1" },
  integrations: [
    contentCheck(),
    fanlight(),
    mdx(),
    searchIndex(),
    policyPdfs(),
    addresses(),
    socialCards(),
    siteFiles(),
    hostHeaders(),
    release(),
  ],
  vite: {
    plugins: [tailwindcss()],
    build: { assetsInlineLimit: 0, rolldownOptions: { onLog } },
    environments: { client: { build: { rolldownOptions: { output: SCRIPT_NAMES } } } },
    server: { fs: { deny } },
  },
});
