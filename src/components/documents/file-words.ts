/** A file in words: what it is, how long, how large. */
import type { ContentFile } from "#src/schemas/text.ts";

const KINDS: Record<string, string> = {
  "application/pdf": "PDF",
  "text/csv": "CSV",
  "application/zip": "ZIP",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
};

/** "PDF", else the ending of the file's name in capitals. */
export function tellKind({ mediaType, path }: ContentFile): string {
  return KINDS[mediaType] ?? path.match(/\.([A-Za-z0-9]+)$/)?.[1]?.toUpperCase() ?? "File";
}

/** Decimal units, as file managers count: "812 bytes", "41 KB", "2.4 MB". */
export function tellSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** "PDF, 96 pages, 2.4 MB". */
export function tellFile(file: ContentFile): string {
  const pages =
    file.pages === undefined ? [] : [`${file.pages} ${file.pages === 1 ? "page" : "pages"}`];
  return [tellKind(file), ...pages, tellSize(file.bytes)].join(", ");
}
