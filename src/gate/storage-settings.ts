/** Where the gated files lie, as company.yaml chose and the environment says. */
import type { Catalogue } from "../domain/door/catalogue.ts";
import type { NetlifyBlobsSettings, S3Settings, VercelBlobSettings } from "./definitions.ts";
import { type Environment, type Named, namedIn, readUrl, SettingsFault } from "./settings-fault.ts";

export type StorageKind = Catalogue["storage"];

export type StorageSettings =
  | { kind: "folder" }
  | { kind: "bundled" }
  | { kind: "s3"; s3: S3Settings }
  | { kind: "netlify"; netlify: NetlifyBlobsSettings }
  | { kind: "vercel"; vercel: VercelBlobSettings };

interface Reading {
  kind: StorageKind | undefined;
  host?: "netlify" | "vercel" | undefined;
  faults: string[];
}

/** Adds what is missing to `faults`; what it returns is then of no use. */
export function readStorage(
  named: Named,
  { kind = "folder", host, faults }: Reading,
): StorageSettings {
  switch (kind) {
    case "s3": {
      const s3 = readS3(named, faults);
      return s3 ? { kind, s3 } : { kind: "folder" };
    }
    case "netlify":
      return { kind, netlify: readNetlify(named, { host, faults }) };
    case "vercel":
      return { kind, vercel: readVercel(named, faults) };
    default:
      return { kind };
  }
}

/** For commands that work on files alone. @throws SettingsFault */
export function readStorageAlone(env: Environment, kind: StorageKind): StorageSettings {
  const faults: string[] = [];
  const storage = readStorage(namedIn(env), { kind, faults });
  if (faults.length > 0) throw new SettingsFault(faults, "The storage cannot be reached.");
  return storage;
}

/** A store beside another storage, for what the host cannot send itself; asked for by STORAGE_ENDPOINT. */
export function handoverOf(
  storage: StorageSettings,
  named: Named,
  faults: string[],
): S3Settings | undefined {
  if (storage.kind === "s3") return storage.s3;
  return named("STORAGE_ENDPOINT") ? readS3(named, faults) : undefined;
}

const S3_KEYS = {
  STORAGE_ENDPOINT: "the address of the store, for example https://s3.eu-central-1.amazonaws.com",
  STORAGE_BUCKET: "the name of the bucket",
  STORAGE_REGION: "the store's region, for example eu-central-1 (auto where it has none)",
  STORAGE_ACCESS_KEY_ID: "the id of a key that may read, write and list in the bucket",
  STORAGE_SECRET_ACCESS_KEY: "the secret of that key",
} as const;

function readS3(named: Named, faults: string[]): S3Settings | undefined {
  const missing = Object.entries(S3_KEYS).filter(([name]) => !named(name));
  for (const [name, meaning] of missing)
    faults.push(`${name} is not set, and company.yaml says storage: s3. Set it to ${meaning}.`);
  const endpoint = readUrl(
    "STORAGE_ENDPOINT",
    named("STORAGE_ENDPOINT"),
    ["https:", "http:"],
    faults,
  );
  if (missing.length > 0 || !endpoint) return undefined;
  const prefix = named("STORAGE_PREFIX")?.replace(/^\/+|\/+$/g, "");
  return {
    endpoint,
    bucket: named("STORAGE_BUCKET") ?? "",
    region: named("STORAGE_REGION") ?? "",
    accessKeyId: named("STORAGE_ACCESS_KEY_ID") ?? "",
    secretAccessKey: named("STORAGE_SECRET_ACCESS_KEY") ?? "",
    prefix: prefix ? `${prefix}/` : "",
  };
}

/** On Netlify the functions are given what they need. */
function readNetlify(
  named: Named,
  { host, faults }: Pick<Reading, "host" | "faults">,
): NetlifyBlobsSettings {
  if (host === "netlify") return {};
  const [siteID, token] = [named("NETLIFY_SITE_ID"), named("NETLIFY_AUTH_TOKEN")];
  if (siteID && token) return { siteID, token };
  if (!siteID)
    faults.push(
      "NETLIFY_SITE_ID is not set, and company.yaml says storage: netlify. Set it to the project id that Netlify shows under Project configuration.",
    );
  if (!token)
    faults.push(
      "NETLIFY_AUTH_TOKEN is not set, and company.yaml says storage: netlify. Set it to a personal access token of a member of the team.",
    );
  return {};
}

function readVercel(named: Named, faults: string[]): VercelBlobSettings {
  const token = named("BLOB_READ_WRITE_TOKEN") ?? "";
  if (!token)
    faults.push(
      "BLOB_READ_WRITE_TOKEN is not set, and company.yaml says storage: vercel. Connect a private Blob store to the project, which sets it; elsewhere copy it from the store's page.",
    );
  return { token };
}
