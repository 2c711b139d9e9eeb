import { experimental_AstroContainer as AstroContainer } from "astro/container";
import { beforeAll, describe, expect, test } from "vitest";
import FeedAges from "#src/components/controls/FeedAges.astro";
import Verdict from "#src/components/controls/Verdict.astro";
import { addDays } from "#src/domain/dates.ts";
import { control, portalOf, present, statusFile } from "../support/content-builder.ts";

let container: AstroContainer;
beforeAll(async () => {
  container = await AstroContainer.create();
});

const open = { publish: { controlStatus: "current" } } as const;
const withheld = { publish: { controlStatus: "none" } } as const;

function portalWith(company: typeof open | typeof withheld) {
  return portalOf({
    company,
    controls: [control({ id: "AC-01", operation: "automated", staleAfterDays: 7 })],
    status: [statusFile([{ id: "AC-01" }])],
  });
}

describe("ages in a page", () => {
  test("the state carries the last day on which it holds, and what is said after it", async () => {
    const portal = portalWith(open);
    const first = present(portal.controls[0]);
    const seen = first.observation.published ? first.observation.value : undefined;
    const until = addDays(present(seen).lastChecked.slice(0, 10), 7);
    const html = await container.renderToString(Verdict, { props: { control: first, portal } });
    expect(html).toContain(`data-until="${until}"`);
    expect(html).toContain('data-past="Stale by now: the last check that is shown here counted');
  });

  test("each feed is named with its day, and none where live status is withheld", async () => {
    const html = await container.renderToString(FeedAges, {
      props: { controls: portalWith(open).controls },
    });
    expect(html).toMatch(/1 control, last looked\s*<time datetime="\d{4}-\d{2}-\d{2}"/);
    expect(html).toMatch(/<fact-age data-on="\d{4}-\d{2}-\d{2}"[^>]*><\/fact-age>/);
    const hidden = await container.renderToString(FeedAges, {
      props: { controls: portalWith(withheld).controls },
    });
    expect(hidden.trim()).toBe("");
  });

  test("nothing of the last day is in a page where live status is withheld", async () => {
    const portal = portalWith(withheld);
    const props = { control: present(portal.controls[0]), portal };
    expect(await container.renderToString(Verdict, { props })).not.toMatch(
      /data-until|Stale by now/,
    );
  });
});
