import { expect, it } from "vitest";
import { listIndexed } from "#integrations/site-files/list-indexed.ts";
import { setDoorHeaders } from "#src/gate/http/headers.ts";
import { publishPages } from "../../support/publish-pages.ts";

it("lists no page for search engines that says it may not be, and lets none of the door's be", async () => {
  const head = (more: string) => `<html><head>${more}</head><body></body></html>`;
  const folder = await publishPages({
    "": head("<title>Home</title>"),
    draft: head('<meta name="robots" content="noindex">'),
  });
  const pages = ["", "draft/", "request/", "404"].map((pathname) => ({ pathname }));
  expect(await listIndexed(folder, pages)).toEqual(["/"]);
  const headers = new Headers();
  setDoorHeaders(headers, { https: true });
  expect(headers.get("x-robots-tag")).toBe("noindex");
});
