import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIVE_SOURCES, liveOrigin, readLiveState } from "#src/domain/live-state.ts";
import { componentsSchema } from "#src/schemas/uptime.ts";

describe("what a status page states at this moment", () => {
  it.each([
    ["statuspage", { status: { indicator: "none", description: "<b>Fine</b>" } }, "calm"],
    ["statuspage", { status: { indicator: "maintenance" } }, "maintenance"],
    ["statuspage", { status: { indicator: "minor" } }, "minor"],
    ["statuspage", { status: { indicator: "major" } }, "major"],
    ["statuspage", { status: { indicator: "critical" } }, "critical"],
    ["instatus", { page: { status: "UP" } }, "calm"],
    ["instatus", { page: { status: "HASISSUES" } }, "incident"],
    ["instatus", { page: { status: "UNDERMAINTENANCE" } }, "maintenance"],
    ["incident-io", { ongoing_incidents: [], in_progress_maintenances: [] }, "calm"],
    ["incident-io", { ongoing_incidents: [], in_progress_maintenances: [{}] }, "maintenance"],
    ...["investigating", "identified", "monitoring"].map(
      (status) =>
        [
          "incident-io",
          { ongoing_incidents: [{ status }, { status: "new" }], in_progress_maintenances: [{}] },
          "incident",
        ] as const,
    ),
    [
      "incident-io",
      { ongoing_incidents: [{ status: "resolved" }], in_progress_maintenances: [] },
      "calm",
    ],
  ] as const)("is read from %s: %j is %s", (source, answer, state) => {
    expect(readLiveState(source, answer)).toBe(state);
  });

  it.each([
    ["statuspage", { status: { indicator: "operational" } }],
    ["statuspage", { status: { indicator: "__proto__" } }],
    ["instatus", { page: { status: "up" } }],
    ["incident-io", { ongoing_incidents: [{ status: "new" }], in_progress_maintenances: [{}] }],
  ] as const)("is unknown where the word is: %s, %j", (source, answer) => {
    expect(readLiveState(source, answer)).toBe("unknown");
  });

  it.each(
    LIVE_SOURCES.flatMap((source) => [null, [], "none", {}].map((answer) => [source, answer])),
  )("is nothing that can be said where %s answers %j", (source, answer) => {
    expect(() => readLiveState(source as "statuspage", answer)).toThrow(TypeError);
  });

  it("is never calm by accident, and nothing but a refusal is thrown, whatever comes", () => {
    const words = fc.oneof(fc.string(), fc.constantFrom("none", "UP", "resolved", "constructor"));
    const values = fc.oneof(words, fc.integer(), fc.constant(null));
    const keys = fc.constantFrom("status", "page", "indicator", "ongoing_incidents");
    const answers = fc.dictionary(
      keys,
      fc.oneof(values, fc.array(values), fc.dictionary(keys, values)),
    );
    const isCalm = {
      statuspage: ({ status }: Record<string, unknown>) => Object(status).indicator === "none",
      instatus: ({ page }: Record<string, unknown>) => Object(page).status === "UP",
      "incident-io": () => false,
    };
    fc.assert(
      fc.property(fc.constantFrom(...LIVE_SOURCES), answers, (source, answer) => {
        try {
          return (readLiveState(source, answer) === "calm") === isCalm[source](answer);
        } catch (error) {
          return error instanceof TypeError && !isCalm[source](answer);
        }
      }),
    );
  });
});

describe("the host that is asked", () => {
  it.each([
    ["https://status.example.com/api/v2/status.json?a=b#c", "https://status.example.com"],
    ["https://status.example.com:8443/summary.json", "https://status.example.com:8443"],
  ])("is named to browsers by its origin: %s", (url, origin) => {
    expect(liveOrigin(url)).toBe(origin);
    expect(componentsSchema.safeParse(configured(url)).success).toBe(true);
  });

  it.each([
    "http://status.example.com/",
    "//status.example.com/",
    "/summary.json",
    "https://name:word@status.example.com/",
    "https://name@status.example.com/",
    "https://*.example.com/",
    "https://a;script-src/",
    "https://a,b/",
    "https://[::1]/",
    "wss://status.example.com/",
    "",
  ])("is never what a policy could read as something else: %s", (url) => {
    expect(liveOrigin(url)).toBeUndefined();
    expect(componentsSchema.safeParse(configured(url)).success).toBe(false);
  });

  it("is nobody as long as the company names none", () => {
    expect(componentsSchema.parse({ components: [] }).live).toBeUndefined();
  });
});

const configured = (url: string) => ({ live: { source: "statuspage", url }, components: [] });
