/** Two catalogs: the criteria in our words, and the company’s own controls, so that what results refer to resolves. */
import { addressOf } from "../../domain/addresses.ts";
import type { Portal } from "../../domain/views.ts";
import { CATEGORIES, CATEGORY_NAMES, CRITERIA, homeCategory } from "../../frameworks/criteria.ts";
import { line, metadataOf, OSCAL_ADDRESS, oscalAround, tokenOf } from "./shared.ts";

export const statementOf = (id: string): string => `${tokenOf(id)}_smt`;

interface CatalogControl {
  id: string;
  title: string;
  prose: string;
  page: string;
}

function controlOf({ id, title, prose, page }: CatalogControl) {
  return {
    id: tokenOf(id),
    title: line(title),
    props: [{ name: "label", value: id }],
    links: [{ href: page, rel: "reference" }],
    parts: [{ id: statementOf(id), name: "statement", prose: line(prose) }],
  };
}

export function writeCriteriaCatalog(portal: Portal): object {
  const around = oscalAround(portal, OSCAL_ADDRESS.catalog);
  return {
    catalog: {
      uuid: around.uuid(),
      metadata: metadataOf(around, "Trust Services Criteria, ids and summaries in our words"),
      groups: CATEGORIES.map((category) => ({
        id: category,
        title: CATEGORY_NAMES[category],
        controls: CRITERIA.filter((criterion) => homeCategory(criterion) === category).map(
          ({ id, seriesTitle, summary }) =>
            controlOf({
              id,
              title: seriesTitle,
              prose: summary,
              page: around.absolute(addressOf.criterion(id)),
            }),
        ),
      })),
    },
  };
}

export function writeControlCatalog(portal: Portal): object {
  const around = oscalAround(portal, OSCAL_ADDRESS.controls);
  return {
    catalog: {
      uuid: around.uuid(),
      metadata: metadataOf(around, `Controls of ${portal.company.name}`),
      controls: portal.controls.map(({ id, title, description }) =>
        controlOf({
          id,
          title,
          prose: description,
          page: around.absolute(addressOf.control(id)),
        }),
      ),
    },
  };
}
