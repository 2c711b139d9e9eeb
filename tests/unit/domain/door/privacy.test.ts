import { expect, it } from "vitest";
import { describePrivacy } from "#src/domain/door/privacy.ts";
import { accessRulesSchema } from "#src/schemas/access-rules.ts";

const viewOf = (settings: object) => describePrivacy(accessRulesSchema.parse(settings));
const longOf = (settings: object, what: RegExp) =>
  viewOf(settings).kept.find((row) => what.test(row.what))?.howLong;

it("says how long each thing is kept, as the settings have it", () => {
  expect(longOf({}, /^A request/)).toContain("7 days where the address was never confirmed");
  expect(longOf({}, /^A request/)).toContain("24 months after");
  expect(longOf({ retention: { requestMonths: 1 } }, /^A request/)).toContain("1 month after");
  expect(longOf({}, /^A signed/)).toContain(
    "3 years of confidentiality and 6 years after, 9 in all",
  );
  expect(longOf({ nda: { termYears: 1, keepYears: 2 } }, /^A signed/)).toContain("3 in all");
  expect(longOf({ retention: { mailDays: 9 } }, /^Mails/)).toContain("9 days");
});

it("tells of colleagues only where a signature covers them", () => {
  expect(viewOf({}).coversCompany).toBe(false);
  expect(viewOf({ nda: { scope: "company" } }).coversCompany).toBe(true);
});
