/** Names of the products that an entry applies to. */
import type { Portal } from "#src/domain/views.ts";

/** "Tidewater Platform, Tidewater Rates"; one that names none, or each, applies to all. */
export function nameProducts(
  { products }: { products: readonly string[] },
  { company }: Pick<Portal, "company">,
): string {
  const all = company.products.map(({ id }) => id);
  if (products.length === 0 || all.every((id) => products.includes(id))) return "All products";
  return products
    .map((id) => company.products.find((product) => product.id === id)?.name ?? id)
    .join(", ");
}
