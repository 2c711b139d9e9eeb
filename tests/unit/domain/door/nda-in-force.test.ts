import { expect, it } from "vitest";
import { acceptedVersions, ndaInForce } from "#src/domain/door/nda-in-force.ts";

const version = (number: string, effectiveOn: string, change: "material" | "minor") => ({
  id: `nda-${number}`,
  title: "Agreement",
  version: number,
  effectiveOn,
  change,
  text: "",
});
const nda = [
  version("1.0", "2026-01-01", "material"),
  version("1.1", "2026-02-01", "minor"),
  version("2.0", "2026-03-01", "material"),
  version("2.1", "2026-04-01", "minor"),
];
const accepted = (today: string) => acceptedVersions({ nda }, today).map(({ version }) => version);

it("asks for the newest version whose day has come", () => {
  expect(ndaInForce({ nda }, "2025-12-31")).toBeUndefined();
  expect(ndaInForce({ nda }, "2026-02-28")?.version).toBe("1.1");
  expect(ndaInForce({ nda }, "2026-03-01")?.version).toBe("2.0");
});

it("asks again after a material change and not after a minor one", () => {
  expect(accepted("2026-02-28")).toEqual(["1.0", "1.1"]);
  expect(accepted("2026-03-01")).toEqual(["2.0"]);
  expect(accepted("2026-04-01")).toEqual(["2.0", "2.1"]);
});

it("accepts nothing where there is no agreement", () => {
  expect(acceptedVersions({ nda: [] }, "2026-04-01")).toEqual([]);
});
