import { join } from "node:path";

/** Where a purely static build ends up. */
export const outputFolder = (root: string): string => join(root, "dist");
