/** The built portal in a folder of its own, so that its catalogue can be another one: what a new build of changed content would leave. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Catalogue } from "#src/domain/door/catalogue.ts";

const here = resolve(import.meta.dirname, "../../..");

export interface PortalCopy {
  root: string;
  catalogue: Catalogue;
  /** What the next start reads. */
  write(catalogue: unknown): void;
  remove(): void;
}

export function copyPortal(change: (catalogue: Catalogue) => void = () => {}): PortalCopy {
  const root = mkdtempSync(join(tmpdir(), "fanlight-portal-"));
  // The command line finds its project by where its own files really lie, so they cannot be linked.
  for (const part of ["src", "integrations", "dist", "private", "package.json"])
    cpSync(join(here, part), join(root, part), { recursive: true });
  symlinkSync(join(here, "node_modules"), join(root, "node_modules"));
  const file = join(root, "dist/server/catalogue.json");
  const catalogue: Catalogue = JSON.parse(readFileSync(file, "utf8"));
  const write = (changed: unknown) =>
    writeFileSync(file, typeof changed === "string" ? changed : JSON.stringify(changed));
  change(catalogue);
  write(catalogue);
  return {
    root,
    catalogue,
    write,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
