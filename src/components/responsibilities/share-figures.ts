/** Who does how much: controls of the company, expectations of its providers, duties of customers. */
import { countOf } from "#src/domain/counting-words.ts";
import type { Portal } from "#src/domain/views.ts";

export function countShares({ controls, providers, customers, reports }: Portal) {
  const names = new Set(providers.map(({ provider }) => provider));
  const inReport = reports.some(({ withheldCuecs }) => withheldCuecs > 0);
  const nothingOpen = inReport ? "In the report only" : "None stated";
  return [
    { label: "controls of ours", count: controls.length, href: "#ours" },
    {
      label:
        names.size === 0
          ? "expected of providers"
          : `expected of ${countOf(names.size, "provider")}`,
      count: providers.length,
      href: "#providers",
    },
    {
      label: "for you to do",
      count: customers.published
        ? customers.value.length || nothingOpen
        : reports.length === 0
          ? "None stated"
          : "Not published",
      href: "#yours",
    },
  ];
}
