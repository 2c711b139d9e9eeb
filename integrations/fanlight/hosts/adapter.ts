/** Which adapter serves what stands behind the door: that of the host that builds, else Node's. */
import { fileURLToPath, pathToFileURL } from "node:url";
import node from "@astrojs/node";
import type { AstroIntegration } from "astro";
import type { Catalogue } from "#src/domain/door/catalogue.ts";
import { type Environment, functionHost } from "#src/loaders/hosts.ts";
import { bundleFunction } from "./bundle-function.ts";
import { checkStorage } from "./check-storage.ts";
import { dataFiles } from "./data-files.ts";
import { finishOutput } from "./finish-output.ts";
import { type FunctionHost, hostRequire } from "./host-parts.ts";

export interface AdapterOptions {
  root: URL;
  environment: Environment;
  catalogue: Catalogue;
}

/** Longest time of one answer in seconds; a large document on a slow line takes most of it. */
const LONGEST = 300;

/** @returns the adapter, and what has to run around it */
export async function chooseAdapters(options: AdapterOptions): Promise<AstroIntegration[]> {
  const host = functionHost(options.environment);
  if (!host) return [node({ mode: "middleware", bodySizeLimit: 8 * 1024 * 1024 })];
  const { root, catalogue, environment } = options;
  const folder = fileURLToPath(root);
  await checkStorage({ host, root: folder, environment, catalogue });
  const make = await loadAdapter(host, root);
  const includeFiles = await dataFiles({ root: folder, catalogue });
  const settings = host === "vercel" ? { maxDuration: LONGEST } : { imageCDN: false };
  return [
    bundleFunction({ host, root, catalogue }),
    make({ includeFiles, ...settings }),
    finishOutput({ host, root, environment }),
  ];
}

type MakeAdapter = (options: Record<string, unknown>) => AstroIntegration;

/** From the host's own folder: it is in no other install. */
async function loadAdapter(host: FunctionHost, root: URL): Promise<MakeAdapter> {
  try {
    const path = hostRequire(host, root).resolve(`@astrojs/${host}`);
    return ((await import(pathToFileURL(path).href)) as { default: MakeAdapter }).default;
  } catch (cause) {
    throw new Error(
      `The adapter for ${host} cannot be loaded from hosts/${host}. Build with "npm run build", which installs it first, or run: node src/setup/install-host.mjs ${host}`,
      { cause },
    );
  }
}
