/** Crosswalks that the company has switched on: "relates to", and nothing more. */
import { addressOf } from "../../domain/addresses.ts";
import { type CrosswalkView, disclaimCrosswalk } from "../../domain/crosswalk-view.ts";
import type { Portal } from "../../domain/views.ts";
import { metadataOf, OSCAL_ADDRESS, type OscalAround, oscalAround, tokenOf } from "./shared.ts";

function mappingOf(around: OscalAround, view: CrosswalkView) {
  return {
    uuid: around.uuid(view.id),
    method: "hybrid",
    "matching-rationale": "semantic",
    status: "not-complete",
    "source-resource": { type: "catalog", href: around.absolute(OSCAL_ADDRESS.catalog) },
    "target-resource": { type: "catalog", href: `#${around.uuid(`resource/${view.id}`)}` },
    maps: view.requirements.flatMap(({ id, criteria }) =>
      criteria.map((criterion) => ({
        uuid: around.uuid(`${view.id}/${criterion}/${id}`),
        relationship: "intersects-with",
        sources: [{ type: "control", "id-ref": criterion }],
        targets: [
          { type: "control", "id-ref": tokenOf(id), props: [{ name: "label", value: id }] },
        ],
      })),
    ),
    "mapping-description": `${disclaimCrosswalk(view)} Read by the ${view.reviewedBy} on ${view.reviewedOn}.`,
  };
}

export function writeMappingCollection(portal: Portal): object {
  const around = oscalAround(portal, OSCAL_ADDRESS.mappings);
  const { crosswalks } = portal;
  return {
    "mapping-collection": {
      uuid: around.uuid(),
      metadata: metadataOf(around, "Trust Services Criteria and what they relate to"),
      provenance: {
        method: "hybrid",
        "matching-rationale": "semantic",
        status: "not-complete",
        "mapping-description":
          "A draft by analysis, for information only, neither AICPA’s nor that of the frameworks’ publishers. A relation says nothing about whether a requirement is met.",
      },
      mappings: crosswalks.map((view) => mappingOf(around, view)),
      "back-matter": {
        resources: crosswalks.map((view) => ({
          uuid: around.uuid(`resource/${view.id}`),
          title: view.name,
          rlinks: [{ href: around.absolute(addressOf.framework(view.id)) }],
        })),
      },
    },
  };
}
