/** Which pages search engines may list: those that do not say themselves that they may not. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** @param pages as Astro names them. @returns addresses within the portal */
export async function listIndexed(
  folder: string,
  pages: readonly { pathname: string }[],
): Promise<string[]> {
  const found = await Promise.all(
    pages.map(async ({ pathname }) => {
      // What is not a folder's page is a file, such as 404.html.
      if (pathname !== "" && !pathname.endsWith("/")) return [];
      const html = await readFile(join(folder, pathname, "index.html"), "utf8").catch(() => "");
      const head = html.slice(0, html.indexOf("</head>"));
      const mayBe = head !== "" && !/<meta name="robots" content="[^"]*noindex/.test(head);
      return mayBe ? [`/${pathname}`] : [];
    }),
  );
  return found.flat();
}
