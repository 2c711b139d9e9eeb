import { describe, expect, it } from "vitest";
import { describeNews } from "#src/domain/door/news.ts";
import { choicesFor, NEWS_TOPICS, TOPICS } from "#src/domain/door/topics.ts";
import {
  policy,
  portalOf,
  report,
  subprocessor,
  update,
} from "../../../support/content-builder.ts";

const portal = portalOf({
  updates: [
    update("outage", { kind: "incident", date: "2026-11-20" }),
    update("plans", { kind: "roadmap", date: "2026-11-19" }),
    update("later", { kind: "security", date: "2026-12-01" }),
  ],
  subprocessors: [
    subprocessor("new", { announcedOn: "2026-10-01", effectiveOn: "2026-11-10" }),
    subprocessor("quiet", { effectiveOn: "2026-11-11" }),
    subprocessor("gone", { removedOn: "2026-11-12" }),
    subprocessor("secret", { announcedOn: "2026-12-01", effectiveOn: "2027-01-15" }),
  ],
  reports: [report("soc2"), report("hush", { access: "hidden" })],
  policies: [
    policy("access", { revisions: [{ version: "2", on: "2026-11-02", change: "New." }] }),
    policy("inner", { access: "internal", revisions: [{ on: "2026-11-02", change: "Secret." }] }),
  ],
});

describe("news", () => {
  it("are what is published, each under an id that does not hang on its wording", () => {
    const listed = describeNews({ ...portal, sample: false });
    expect(listed.map(({ on, id, topic }) => `${on} ${id} ${topic}`)).toEqual([
      "2026-11-20 update.outage incidents",
      "2026-11-19 update.plans other",
      "2026-11-12 subprocessor.gone.removed.2026-11-12 subprocessors",
      "2026-11-11 subprocessor.quiet.in-effect.2026-11-11 subprocessors",
      "2026-11-10 report.soc2.issued compliance",
      "2026-11-02 policy.access.revision-1 compliance",
      "2026-10-01 subprocessor.new.announced.2026-10-01 subprocessors",
    ]);
    expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
  });

  it("of a sample, whose dates move, have ids without dates", () => {
    const ids = describeNews({ ...portal, sample: true }).map(({ id }) => id);
    expect(ids).toContain("subprocessor.new.announced");
  });

  it("say until when one may object", () => {
    const notice = portalOf({
      subprocessors: [
        subprocessor("new", { announcedOn: "2026-11-20", effectiveOn: "2027-01-10" }),
      ],
    });
    expect(describeNews({ ...notice, sample: false })[0]?.text).toMatch(
      /You may object until 20 December 2026\.$/,
    );
  });
});

it("every topic of news is brought by some choice, and everything by one", () => {
  for (const topic of NEWS_TOPICS) {
    expect(choicesFor(topic)).toContain("all");
    expect(choicesFor(topic).every((choice) => TOPICS.includes(choice))).toBe(true);
  }
});
