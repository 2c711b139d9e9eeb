/** Which products a report speaks for. None named means all of them, and part of the products never stands for all. */
import type { Product } from "../schemas/company.ts";
import type { Report } from "../schemas/report.ts";

export type Products = readonly Pick<Product, "id" | "name">[];

export interface ProductScope {
  /** Ids, in the company's order. */
  ids: readonly string[];
  /** It speaks for every product of the company. */
  isWhole: boolean;
}

export function scopeOf({ products }: Pick<Report, "products">, all: Products): ProductScope {
  const ids = all.map(({ id }) => id);
  if (products.length === 0 || ids.every((id) => products.includes(id)))
    return { ids, isWhole: true };
  const rank = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return { ids: [...new Set(products)].sort((a, b) => rank(a) - rank(b)), isWhole: false };
}

/** What both speak for: a letter cannot speak for more products than the report that it continues. */
export function narrowScope(one: ProductScope, other: ProductScope): ProductScope {
  if (other.isWhole) return one;
  if (one.isWhole) return other;
  return { ids: one.ids.filter((id) => other.ids.includes(id)), isWhole: false };
}

/** Every product of the narrower scope is in the wider one. */
export function includesScope(wider: ProductScope, narrower: ProductScope): boolean {
  return (
    wider.isWhole ||
    (!narrower.isWhole &&
      narrower.ids.length > 0 &&
      narrower.ids.every((id) => wider.ids.includes(id)))
  );
}

export function namesOf(ids: readonly string[], all: Products): string[] {
  return ids.map((id) => all.find((product) => product.id === id)?.name ?? id);
}
