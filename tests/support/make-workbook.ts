/** Workbooks as spreadsheet programs write them, with what must survive: styles, formulas, merged cells, macros. */
import { strToU8, unzipSync, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface WorkbookParts {
  /** What stands in `<sheetData>` of the first sheet. */
  rows: string;
  /** What stands after it, such as `<mergeCells>`. */
  after?: string;
  shared?: readonly string[];
  /** Further parts of the archive, by name. */
  more?: Record<string, string>;
}

export function makeWorkbook({ rows, after = "", shared = [], more = {} }: WorkbookParts) {
  const strings = shared.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join("");
  const parts: Record<string, string> = {
    "[Content_Types].xml": `${HEAD}<Types/>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="Form &amp; notes" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${DOCUMENT}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    "xl/sharedStrings.xml": `${HEAD}<sst xmlns="${MAIN}">${strings}</sst>`,
    "xl/styles.xml": `${HEAD}<styleSheet xmlns="${MAIN}"/>`,
    "xl/worksheets/sheet1.xml": `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:D9"/><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...more,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  );
}

/** Parts of an archive as text, by name. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, new TextDecoder().decode(part)]),
  );
}
