/** One file that a sample company's content names: where it belongs and what it is about. */
import type { Content } from "#src/schemas/content.ts";
import type { Document } from "#src/schemas/document.ts";
import type { Report } from "#src/schemas/report.ts";
import type { ContentFile } from "#src/schemas/text.ts";

export interface SampleFile {
  /** Id of the report or document. */
  id: string;
  /** Its YAML file, relative to the content folder. */
  origin: string;
  file: ContentFile;
  /** Gated files belong into private/, public ones into the content's own folder files/. */
  gated: boolean;
  report?: Report;
  document?: Document;
}

export function listSampleFiles(content: Content): SampleFile[] {
  const found: SampleFile[] = [];
  for (const { id, origin, data } of content.reports) {
    if (data.file)
      found.push({
        id,
        origin: origin.file,
        file: data.file,
        gated: data.access !== "public",
        report: data,
      });
  }
  for (const { id, origin, data } of content.documents) {
    if (data.file)
      found.push({
        id,
        origin: origin.file,
        file: data.file,
        gated: data.access !== "public",
        document: data,
      });
  }
  return found;
}
