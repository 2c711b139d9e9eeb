import { expect, it } from "vitest";
import { plainSearch } from "#src/domain/search/missed-search.ts";

it.each([
  ["  FedRAMP   Moderate? ", "fedramp moderate"],
  ["ISO/IEC 27001", "iso iec 27001"],
  ["iso 27001:2022", "iso 27001 2022"],
  ["NIST SP 800-53", "nist sp 800-53"],
  ["data residency “Canada”", "data residency canada"],
  ["二段階認証", "二段階認証"],
])("makes %j plain as %j", (typed, plain) => {
  expect(plainSearch(typed)).toBe(plain);
});

it.each([
  "ada@engines.example",
  "ada@",
  "/home/ada",
  "engines.example",
  "www engines",
  "020 7946 0958",
  "12 acacia avenue",
  "Calle Mayor 3",
  "Keizersgracht straat 5",
  "88231441",
  "ab",
  "?!",
])("counts nothing of %j", (typed) => {
  expect(plainSearch(typed)).toBeUndefined();
});
