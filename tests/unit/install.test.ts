import { describe, expect, test } from "vitest";
import { completeLock, missingEntries } from "#src/setup/complete-lock.mjs";
import { satisfies } from "#src/setup/engines.mjs";
import { decide } from "#src/setup/installed.mjs";

const lock = {
  packages: {
    "": {},
    "node_modules/astro": { version: "7.3.5" },
    "node_modules/sharp-darwin": { version: "0.35.5", optional: true },
  },
};
const astro = { packages: { "node_modules/astro": { version: "7.3.5" } } };
const decideWith = (installed: typeof astro | undefined) =>
  decide({ expected: "new", stamp: "old", read: () => ({ lock, installed }) });

describe("what to do about node_modules", () => {
  test("nothing is read when the stamp matches", () => {
    const read = () => expect.unreachable("the stamp answers");
    expect(decide({ expected: "same", stamp: "same", read })).toEqual({ action: "none" });
  });

  test("a missing folder is installed", () => {
    expect(decideWith(undefined)).toEqual({ action: "install", reason: "node_modules is missing" });
  });

  test("what somebody else installed is kept when it matches, but for other platforms' packages", () => {
    expect(decideWith(astro)).toEqual({ action: "note" });
  });

  test("another version or a surplus package is installed over", () => {
    const older = { packages: { "node_modules/astro": { version: "7.3.4" } } };
    const surplus = {
      packages: { ...astro.packages, "node_modules/left-pad": { version: "1.0.0" } },
    };
    expect(decideWith(older).action).toBe("install");
    expect(decideWith(surplus).action).toBe("install");
  });
});

describe("engines", () => {
  const range = ">=22.22 <23 || >=24.8";
  test.each(["v22.22.0", "v24.8.0", "v24.21.0", "v26.0.1"])("%s is new enough", (version) => {
    expect(satisfies(version, range)).toBe(true);
  });
  test.each(["v20.20.2", "v22.21.9", "v23.11.0", "v24.7.9"])("%s is refused", (version) => {
    expect(satisfies(version, range)).toBe(false);
  });
  test("a range that cannot be read is an error", () => {
    expect(() => satisfies("v24.0.0", "^24")).toThrow('Cannot read "^24"');
  });
});

describe("completing the lock", () => {
  const incomplete = {
    packages: {
      "node_modules/a": {
        version: "1.0.0",
        dev: true,
        optionalDependencies: { "@x/core-linux-x64-gnu": "1.0.0" },
      },
      "node_modules/b": {
        version: "2.0.0",
        optionalDependencies: { "@x/core-linux-x64-gnu": "2.0.0" },
      },
      "node_modules/c": { version: "1.0.0", optionalDependencies: { fsevents: "~2.3.3" } },
      "node_modules/fsevents": { version: "2.3.5", optional: true },
    },
  };

  test("adds the platforms that the registry did not offer, beside each other where versions differ", () => {
    const { packages } = completeLock(incomplete);
    const platform = { cpu: ["x64"], libc: ["glibc"], optional: true, os: ["linux"] };
    expect(packages["node_modules/@x/core-linux-x64-gnu"]).toEqual({
      version: "2.0.0",
      ...platform,
    });
    expect(packages["node_modules/a/node_modules/@x/core-linux-x64-gnu"]).toEqual({
      version: "1.0.0",
      dev: true,
      ...platform,
    });
    expect(missingEntries({ packages })).toEqual([]);
  });

  test("refuses to invent a version", () => {
    const open = { packages: { "node_modules/a": { optionalDependencies: { b: "^1.0.0" } } } };
    expect(() => completeLock(open)).toThrow("no exact version to lock");
  });
});
