import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { contentFolder, readClock } from "#src/loaders/clock.ts";
import { nameHost } from "#src/loaders/hosts.ts";

const lateEvening = () => new Date("2026-11-23T23:30:00-05:00");

describe("the clock", () => {
  it("is the day in UTC", () => {
    expect(readClock({}, lateEvening)).toBe("2026-11-24");
  });

  it("may be set", () => {
    expect(readClock({ FANLIGHT_TODAY: "2027-01-31" }, lateEvening)).toBe("2027-01-31");
  });

  it("may not be set to what is no day", () => {
    expect(() => readClock({ FANLIGHT_TODAY: "2027-02-30" })).toThrowErrorMatchingInlineSnapshot(
      `[Error: FANLIGHT_TODAY is "2027-02-30". It must be a date written YYYY-MM-DD.]`,
    );
  });

  it("may not be set where a portal is published", () => {
    expect(() =>
      readClock({ FANLIGHT_TODAY: "2027-01-31", VERCEL: "1" }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[Error: FANLIGHT_TODAY is set, and this build runs on Vercel. A published portal cannot choose its day: remove the variable there.]`,
    );
  });
});

describe("the content folder", () => {
  it("is content/ in the project, or what FANLIGHT_CONTENT names from there", () => {
    const root = resolve("/project");
    expect(contentFolder({}, root)).toBe(join(root, "content"));
    expect(contentFolder({ FANLIGHT_CONTENT: "" }, root)).toBe(join(root, "content"));
    expect(contentFolder({ FANLIGHT_CONTENT: "../other" }, root)).toBe(resolve("/other"));
    expect(contentFolder({ FANLIGHT_CONTENT: resolve("/elsewhere") }, root)).toBe(
      resolve("/elsewhere"),
    );
  });
});

describe("hosts", () => {
  it.each([
    [{ NETLIFY: "true" }, "Netlify"],
    [{ VERCEL: "1" }, "Vercel"],
    [{ CF_PAGES: "1" }, "Cloudflare Pages"],
    [{ RENDER: "true" }, "Render"],
    [{ AWS_APP_ID: "d1" }, "AWS Amplify"],
    [{ CI: "true", NETLIFY: "" }, undefined],
  ])("are known by their variables: %j", (environment, host) => {
    expect(nameHost(environment)).toBe(host);
  });
});
