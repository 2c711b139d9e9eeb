import { describe, expect, it } from "vitest";
import { linksIn } from "#src/domain/rules/body-links.ts";
import { anchorsIn } from "#src/domain/rules/headings.ts";

describe("links in a text", () => {
  it.each([
    ["[a](/b/)", ["/b/"]],
    ['[a](/b/ "title") and [c](<#d>)', ["/b/", "#d"]],
    ["[a [b] c](/d/)", ["/d/"]],
    ["[a](/b/c_(d)/)", ["/b/c_(d)/"]],
    ["[a]\n\n[a]: /b/", ["/b/"]],
    ['<a href="/b/">c</a> <Callout href={"/d/"} />', ["/b/", "/d/"]],
    ["![plan](./plan.png) ![logo](/logo.svg)", ["/logo.svg"]],
    ["`[a](/b/)` and ``[c](/d/)``", []],
    ["```md\n[a](/b/)\n```\n[c](/d/)", ["/d/"]],
    ["~~~\n[a](/b/)\n", []],
    ["a note[^1]\n\n[^1]: /not-a-link/", []],
  ])("finds those of %j", (body, targets) => {
    expect(linksIn(body).map(({ target }) => target)).toEqual(targets);
  });

  it("tells where the target stands", () => {
    const body = "See\n[this](/there/).";
    expect(body.slice(linksIn(body)[0]?.offset)).toBe("/there/).");
  });
});

describe("anchors of headings", () => {
  it.each([
    ["## Scope & purpose (v2)", ["scope--purpose-v2"]],
    ["## A\n## A\n## A-1\n## A", ["a", "a-1", "a-1-1", "a-2"]],
    ["Title\n=====\n\nPart\n---", ["title", "part"]],
    ["## **Bold** `code` [link](/x/) <em>x</em> ##", ["bold-code-link-x"]],
    ["## snake_case and _emphasis_", ["snake_case-and-emphasis"]],
    ["## Über Zwölf", ["über-zwölf"]],
    ["```\n## not a heading\n```", []],
    ['<a id="here"></a>', ["here"]],
  ])("are those that Astro makes of %j", (body, anchors) => {
    expect([...(anchorsIn(body) ?? [])]).toEqual(anchors);
  });

  it("are unknown where a heading is worked out by the page", () => {
    expect(anchorsIn("## {props.title}")).toBeUndefined();
  });
});
