import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { listPlaces } from "#integrations/addresses/list-places.ts";
import { listIndexed } from "#integrations/site-files/list-indexed.ts";
import { setDoorHeaders } from "#src/gate/http/headers.ts";
import { policy, portalOf, questionnaire } from "../../support/content-builder.ts";

async function publish(pages: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "fanlight-pages-"));
  for (const [path, html] of Object.entries(pages)) {
    await mkdir(join(folder, path), { recursive: true });
    await writeFile(join(folder, path, "index.html"), html);
  }
  return folder;
}

it("keeps the rows of questionnaires, and rows and versions of policies, besides what search finds", async () => {
  const portal = portalOf({
    policies: [policy("keys", { access: "public" })],
    questionnaires: [questionnaire("form", {}, ["1.10", "A&A-01"])],
  });
  const folder = await publish({
    "policies/keys":
      '<p id="lead"><h2 id="answers">A</h2><h3 class="x" id="version-2.0">V</h3><tr id="row-root"><td>',
  });
  expect(await listPlaces(portal, folder)).toEqual([
    "/questionnaires/form/#1.10",
    "/questionnaires/form/#A%26A-01",
    "/policies/keys/#version-2.0",
    "/policies/keys/#row-root",
  ]);
});

it("lists no page for search engines that says it may not be, and lets none of the door's be", async () => {
  const head = (more: string) => `<html><head>${more}</head><body></body></html>`;
  const folder = await publish({
    "": head("<title>Home</title>"),
    draft: head('<meta name="robots" content="noindex">'),
  });
  const pages = ["", "draft/", "request/", "404"].map((pathname) => ({ pathname }));
  expect(await listIndexed(folder, pages)).toEqual(["/"]);
  const headers = new Headers();
  setDoorHeaders(headers, { https: true });
  expect(headers.get("x-robots-tag")).toBe("noindex");
});
