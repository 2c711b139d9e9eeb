import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { fitSheets } from "#integrations/host-headers/fit-sheets.ts";
import { exceedLimits, LIMITS } from "#integrations/host-headers/limits.ts";
import { moveSheets, sheetFile } from "#integrations/host-headers/move-sheets.ts";
import { hashSheet, readPage } from "#integrations/host-headers/read-page.ts";
import { describeFaults, scanPages } from "#integrations/host-headers/scan-pages.ts";
import { headerRules } from "#src/domain/headers/header-rules.ts";

describe("what a page asks of its policy", () => {
  it("is the style sheets that it carries, with the hash that browsers compute", () => {
    const sheet = "a>b{color:red}\n/* </p> */";
    expect(readPage(`<head><style>${sheet}</style></head>`)).toEqual({
      sheets: [sheet],
      asks: [],
      faults: [],
    });
    const digest = createHash("sha256").update(sheet).digest("base64");
    expect(hashSheet(sheet)).toBe(`'sha256-${digest}'`);
  });

  it.each([
    '<td style="text-align:right">1</td>',
    "<td STYLE='x'>1</td>",
    "<td title='>' style=x>1</td>",
    '<button onclick="go()">Go</button>',
    "<svg><g onload=go()></g></svg>",
    '<a href="javascript:go()">Go</a>',
    '<iframe srcdoc="<p>"></iframe>',
    "<script>go()</script>",
    '<script type="module">go()</script>',
    '<script type="importmap">{}</script>',
    '<style onload="go()"></style>',
  ])("cannot be %s", (html) => {
    expect(readPage(`<p>Before</p>${html}`).faults).toHaveLength(1);
  });

  it.each([
    '<p title="style=&quot;x&quot; onclick=">Words: style="x" and onclick="go()"</p>',
    "<!-- <td style='x'> <script>go()</script> -->",
    "<code>&lt;script>alert(1)&lt;/script></code>",
    '<script type="module" src="/_astro/a.js"></script>',
    '<script type="application/ld+json">{"@context":"https://schema.org"}</script>',
    '<p data-style="x" data-once="y">Data</p>',
    "<style>td[style]{color:red}</style>",
  ])("may be %s", (html) => {
    expect(readPage(html).faults).toEqual([]);
  });

  it("is the host that the line of the current state asks, on the page of uptime alone", () => {
    const line =
      '<live-status data-source="statuspage" data-url="https://a.example/x"></live-status>';
    expect(readPage(line).asks).toEqual(["https://a.example"]);
    expect(
      readPage(`<!-- ${line} --><code>&lt;live-status data-url="https://b.example/">`).asks,
    ).toEqual([]);
    expect(readPage('<live-status data-url="https://a;b/"></live-status>').faults).toHaveLength(1);
    const folder = mkdtempSync(join(tmpdir(), "fanlight-pages-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const page of ["uptime", "updates"]) {
      mkdirSync(join(folder, page));
      writeFileSync(join(folder, page, "index.html"), line);
    }
    const { asks, faults } = scanPages(folder);
    expect(asks).toEqual(["https://a.example"]);
    expect(faults.map(({ file }) => file)).toEqual(["updates/index.html"]);
  });

  it("is told by file, tag and what to do", () => {
    const folder = mkdtempSync(join(tmpdir(), "fanlight-pages-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, "policies/access"), { recursive: true });
    writeFileSync(join(folder, "index.html"), "<p>Home</p>");
    writeFileSync(join(folder, "policies/access/index.html"), '<td style="width:3em">1</td>');
    expect(describeFaults(scanPages(folder).faults)).toMatchInlineSnapshot(`
      "Browsers would refuse what these pages carry:
      policies/access/index.html: <td style="width:3em"> has a style attribute, which the Content-Security-Policy forbids, so browsers would ignore it. Give the element a class and write the rule into a file of src/styles/; in content, leave the attribute out."
    `);
  });
});

describe("style sheets that have to fit one header", () => {
  const pages = Array.from({ length: 60 }, (_, at) => ({
    file: at === 59 ? "index.html" : `page-${at}/index.html`,
    sheets: [`.sheet-${at}{color:red}`, ...(at < 2 ? [".sheet-0{color:red}"] : [])],
  }));

  it("stay in their pages as far as every host's header holds their hashes, the home page's first", () => {
    const { styles, moved } = fitSheets(pages);
    expect(styles.length + moved.size).toBe(60);
    expect(styles).toContain(hashSheet(".sheet-59{color:red}"));
    expect(styles).toContain(hashSheet(".sheet-0{color:red}"));
    for (const host of Object.keys(LIMITS) as (keyof typeof LIMITS)[])
      expect(exceedLimits(headerRules({ styles, https: true }), host)).toEqual([]);
    const one = [...moved][0] ?? "";
    const tooMany = headerRules({ styles: [...styles, hashSheet(one)], https: true });
    expect(exceedLimits(tooMany, "cloudflare")).toHaveLength(1);
  });

  it("become files beside the scripts otherwise", () => {
    const html = "<head><style>a{}</style><style>b{}</style></head>";
    expect(moveSheets(html, new Set(["b{}"]))).toBe(
      `<head><style>a{}</style><link rel="stylesheet" href="/${sheetFile("b{}")}"></head>`,
    );
    expect(sheetFile("b{}")).toMatch(/^_astro\/sheet\.[\w-]{12}\.css$/);
  });
});
