/** A software bill of materials in CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/. */
import { createHash } from "node:crypto";
import { uuidOf } from "#src/exports/oscal/uuid.ts";
import { type InstalledPackage, keyOf } from "./installed-packages.ts";

export interface BillSubject {
  name: string;
  version: string;
  description: string;
  license: string;
  /** What it asks for itself, as `name@version`. */
  needs: readonly string[];
}

export interface BillOptions {
  packages: readonly InstalledPackage[];
  /** Day of the build. */
  today: string;
}

/** The same packages on the same day give the same bytes. */
export function writeBill(subject: BillSubject, { packages, today }: BillOptions): string {
  const components = packages.map((one) => ({
    type: "library",
    "bom-ref": keyOf(one),
    name: one.name,
    version: one.version,
    scope: one.optional ? "optional" : "required",
    ...(one.integrity && { hashes: hashesOf(one.integrity) }),
    ...(one.license && { licenses: [licenseOf(one.license)] }),
    purl: purlOf(one),
  }));
  const dependencies = [
    { ref: keyOf(subject), dependsOn: subject.needs },
    ...packages.map((one) => ({ ref: keyOf(one), dependsOn: one.needs })),
  ];
  const contents = JSON.stringify([subject, components, dependencies]);
  const bill = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${uuidOf(createHash("sha256").update(contents).digest("hex"))}`,
    version: 1,
    metadata: {
      timestamp: `${today}T00:00:00Z`,
      lifecycles: [{ phase: "build" }],
      tools: {
        components: [{ type: "application", name: subject.name, version: subject.version }],
      },
      component: {
        type: "application",
        "bom-ref": keyOf(subject),
        name: subject.name,
        version: subject.version,
        description: subject.description,
        licenses: [licenseOf(subject.license)],
        purl: purlOf(subject),
      },
    },
    components,
    dependencies,
  };
  return `${JSON.stringify(bill, null, 1)}\n`;
}

const ID = String.raw`\(*[A-Za-z0-9][A-Za-z0-9.+-]*\)*`;
const EXPRESSION = new RegExp(`^${ID}(?: (?:AND|OR|WITH) ${ID})*$`);

/** `UNLICENSED` is npm's word for no licence at all. */
const licenseOf = (license: string) =>
  EXPRESSION.test(license) && license !== "UNLICENSED"
    ? { expression: license }
    : { license: { name: license } };

/** https://github.com/package-url/purl-spec: the scope's sign is written as `%40`. */
const purlOf = ({ name, version }: { name: string; version: string }): string =>
  `pkg:npm/${name.replace("@", "%40")}@${version.replaceAll("+", "%2B")}`;

const ALGORITHMS: Record<string, string> = {
  sha1: "SHA-1",
  sha256: "SHA-256",
  sha384: "SHA-384",
  sha512: "SHA-512",
};

function hashesOf(integrity: string) {
  return integrity.split(/\s+/).flatMap((one) => {
    const [name = "", digest = ""] = one.split("-", 2);
    const alg = ALGORITHMS[name];
    return alg ? [{ alg, content: Buffer.from(digest, "base64").toString("hex") }] : [];
  });
}
