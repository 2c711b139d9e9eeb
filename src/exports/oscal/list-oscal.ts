/** The OSCAL documents that the portal has something to say in. */
import type { Portal } from "../../domain/views.ts";
import type { ExportFile } from "../export-file.ts";
import { hasResults, writeAssessmentResults } from "./assessment-results.ts";
import { writeControlCatalog, writeCriteriaCatalog } from "./catalogs.ts";
import { writeComponentDefinition } from "./component-definition.ts";
import { writeMappingCollection } from "./mapping-collection.ts";
import { OSCAL_ADDRESS } from "./shared.ts";

export function listOscal(portal: Portal): ExportFile[] {
  const document = (address: string, title: string, make: (portal: Portal) => object) => ({
    group: "oscal" as const,
    address,
    mediaType: "application/json",
    title,
    write: () => `${JSON.stringify(make(portal), null, 1)}\n`,
  });
  const files = [document(OSCAL_ADDRESS.catalog, "Catalog of the criteria", writeCriteriaCatalog)];
  if (portal.controls.length > 0)
    files.push(document(OSCAL_ADDRESS.controls, "Catalog of the controls", writeControlCatalog));
  files.push(document(OSCAL_ADDRESS.components, "Component definition", writeComponentDefinition));
  if (hasResults(portal))
    files.push(document(OSCAL_ADDRESS.results, "Assessment results", writeAssessmentResults));
  if (portal.crosswalks.length > 0)
    files.push(document(OSCAL_ADDRESS.mappings, "Mapping collection", writeMappingCollection));
  return files;
}
