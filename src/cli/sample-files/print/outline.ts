/** The outline that PDF readers show beside the pages: @cantoo/pdf-lib has no call for it. */
import { type PDFDocument, PDFHexString, PDFName, type PDFRef } from "@cantoo/pdf-lib";
import type { OutlineEntry } from "./page.ts";

interface Node {
  entry: OutlineEntry;
  ref: PDFRef;
  children: Node[];
}

export function addOutline(
  pdf: PDFDocument,
  entries: readonly OutlineEntry[],
  pages: readonly PDFRef[],
): void {
  const tree = nest(entries, () => pdf.context.nextRef());
  if (tree.length === 0) return;
  const root = pdf.context.nextRef();
  const write = (nodes: Node[], parent: PDFRef) => {
    nodes.forEach(({ entry, ref, children }, index) => {
      const dict = pdf.context.obj({ Parent: parent });
      dict.set(PDFName.of("Title"), PDFHexString.fromText(entry.title));
      dict.set(PDFName.of("Dest"), pdf.context.obj([pages[entry.page] ?? null, PDFName.of("Fit")]));
      const set = (key: string, node: Node | undefined) =>
        node && dict.set(PDFName.of(key), node.ref);
      set("Prev", nodes[index - 1]);
      set("Next", nodes[index + 1]);
      set("First", children[0]);
      set("Last", children.at(-1));
      // A negative count says that the entry is closed at first.
      if (children.length > 0) dict.set(PDFName.of("Count"), pdf.context.obj(-children.length));
      pdf.context.assign(ref, dict);
      write(children, ref);
    });
  };
  write(tree, root);
  pdf.context.assign(
    root,
    pdf.context.obj({
      Type: "Outlines",
      First: tree[0]?.ref ?? null,
      Last: tree.at(-1)?.ref ?? null,
      Count: tree.length,
    }),
  );
  pdf.catalog.set(PDFName.of("Outlines"), root);
}

function nest(entries: readonly OutlineEntry[], nextRef: () => PDFRef): Node[] {
  const tree: Node[] = [];
  for (const entry of entries) {
    const node: Node = { entry, ref: nextRef(), children: [] };
    const parent = entry.level === 2 ? tree.at(-1) : undefined;
    (parent?.children ?? tree).push(node);
  }
  return tree;
}
