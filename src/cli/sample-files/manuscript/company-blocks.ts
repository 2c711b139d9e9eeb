/** Parts of a text that are made from the company's facts: data, regions, components. */
import { type Block, item, paragraph } from "./block.ts";
import type { Directive } from "./read-text.ts";
import type { Subject } from "./subject.ts";

export function companyDirectives({ content }: Subject): Record<string, Directive> {
  const data = content.facts?.data.data;
  return {
    "data-categories": () => [
      table(
        ["Kind of data", "Examples", "What it is used for"],
        (data?.categories ?? []).map(({ name, examples, purpose }) => [
          name,
          examples,
          purpose ?? "",
        ]),
      ),
    ],
    residency: () => [
      table(
        ["Region", "Where data is stored", "What leaves the region"],
        (data?.residency ?? []).map(({ region, stored, backups, leaves }) => [
          region,
          backups ? `${stored}. Backups: ${backups}.` : stored,
          leaves ?? "Nothing.",
        ]),
      ),
    ],
    retention: () => [
      table(
        ["Data", "How long it is kept", "How it is deleted"],
        (data?.retention ?? []).map((row) => [row.data, row.kept, row.deletedBy ?? ""]),
      ),
    ],
    components: () => [
      table(
        ["Component", "What it is", "Availability owed"],
        (content.components?.data.components ?? []).map(({ name, description, sla }) => [
          name,
          description ?? "",
          sla?.target ?? "None; watched only.",
        ]),
      ),
    ],
    products: () =>
      content.company.data.products.map(({ name, description }) =>
        item(description ? `${name}. ${description}` : name),
      ),
  };
}

function table(titles: [string, string, string], rows: string[][]): Block {
  if (rows.length === 0) return paragraph("Nothing is stated.");
  return {
    kind: "table",
    columns: titles.map((title, index) => ({ title, share: [0.24, 0.42, 0.34][index] ?? 0 })),
    rows,
  };
}
