import { expect, test } from "vitest";
import { markItem, offerProducts, productsOf } from "#src/components/filter/facets.ts";
import type { Portal } from "#src/domain/views.ts";

function portalOf(...products: string[]): Portal {
  return { company: { products: products.map((id) => ({ id, name: `The ${id}` })) } } as Portal;
}

test("several values are joined by a bar, none is empty", () => {
  expect(
    markItem({ criteria: ["CC6.1", "CC6.2"], state: "stated", seen: undefined }, "keys"),
  ).toEqual({
    "data-f-text": "keys",
    "data-f-criteria": "CC6.1|CC6.2",
    "data-f-state": "stated",
    "data-f-seen": "",
  });
});

test("products are offered only where there is a choice", () => {
  expect(offerProducts(portalOf("app"))).toEqual([]);
  expect(offerProducts(portalOf("app", "rates"))).toEqual([
    { key: "product", label: "Product", options: { app: "The app", rates: "The rates" } },
  ]);
});

test("what names no product applies to all of them", () => {
  const portal = portalOf("app", "rates");
  expect(productsOf({ products: [] }, portal)).toEqual(["app", "rates"]);
  expect(productsOf({ products: ["rates"] }, portal)).toEqual(["rates"]);
});
