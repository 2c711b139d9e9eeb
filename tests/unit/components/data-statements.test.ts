import { expect, test } from "vitest";
import { nameProducts } from "#src/components/data/product-names.ts";
import { groupByTraining } from "#src/components/data/training.ts";
import { groupTransfers, handlersOf } from "#src/components/data/transfers.ts";
import { portalOf, subprocessor } from "../../support/content-builder.ts";

const clauses = { mechanism: "scc-2021-914", module: 3 } as const;

test("transfers stand by their ground: most used first, not stated last, removed ones left out", () => {
  const { subprocessors } = portalOf({
    subprocessors: [
      subprocessor("silent", { locations: ["US"] }),
      subprocessor("silent-too", { locations: ["IN"] }),
      subprocessor("dpf", { locations: ["US"], transfer: { mechanism: "dpf" } }),
      subprocessor("scc", { locations: ["US"], transfer: clauses }),
      subprocessor("scc-too", { locations: ["US"], transfer: clauses }),
      subprocessor("gone", { locations: ["US"], transfer: clauses, removedOn: "2026-01-01" }),
    ],
  });
  expect(
    groupTransfers(subprocessors).map(({ ground, entries }) => [
      ground,
      entries.map(({ id }) => id),
    ]),
  ).toEqual([
    ["Standard contractual clauses (module 3)", ["scc", "scc-too"]],
    ["EU-US Data Privacy Framework", ["dpf"]],
    ["Not stated", ["silent", "silent-too"]],
  ]);
});

test("a category of data is handled by those that are active and name it", () => {
  const { subprocessors } = portalOf({
    subprocessors: [
      subprocessor("now", { dataCategories: ["Rates"] }),
      subprocessor("other", { dataCategories: ["Tickets"] }),
      subprocessor("gone", { dataCategories: ["Rates"], removedOn: "2026-01-01" }),
    ],
  });
  expect(handlersOf("Rates", subprocessors).map(({ id }) => id)).toEqual(["now"]);
});

test("answers on training stand apart, worst first, and none is made up for those who gave none", () => {
  const { subprocessors } = portalOf({
    subprocessors: [
      subprocessor("no", { aiTraining: "no" }),
      subprocessor("silent"),
      subprocessor("gone", { aiTraining: "yes", removedOn: "2026-01-01" }),
    ],
  });
  expect(groupByTraining(subprocessors).map(({ answer }) => answer)).toEqual(["not-stated", "no"]);
});

test("an entry that names no product, or each, applies to all", () => {
  const products = [
    { id: "app", name: "App" },
    { id: "api", name: "API" },
  ];
  const portal = portalOf({ company: { products } });
  expect(nameProducts({ products: [] }, portal)).toBe("All products");
  expect(nameProducts({ products: ["api", "app"] }, portal)).toBe("All products");
  expect(nameProducts({ products: ["api"] }, portal)).toBe("API");
});
