import { expect, it } from "vitest";
import { listPlaces } from "#integrations/addresses/list-places.ts";
import { policy, portalOf, questionnaire } from "../../support/content-builder.ts";
import { publishPages } from "../../support/publish-pages.ts";

it("keeps the rows of questionnaires, and rows and versions of policies, besides what search finds", async () => {
  const portal = portalOf({
    policies: [policy("keys", { access: "public" })],
    questionnaires: [questionnaire("form", {}, ["1.10", "A&A-01"])],
  });
  const folder = await publishPages({
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
