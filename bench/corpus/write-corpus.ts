/** A company of any size as a content folder that `check` accepts: for measurements and for the test of size. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { controlId, criteriaFor, statusOf, writeControl } from "./controls.ts";
import { policyId, writePolicy } from "./policy.ts";

export interface CorpusSize {
  policies: number;
  controls: number;
  form: "mdx" | "md";
}

/** The day for which the corpus is written; a build of it takes it as `FANLIGHT_TODAY`. */
export const CORPUS_DAY = "2026-11-23";

/** Controls that stand in one YAML file. */
const CONTROLS_A_FILE = 100;

export async function writeCorpus(folder: string, size: CorpusSize): Promise<void> {
  const { policies, controls, form } = size;
  for (const name of ["policies", "controls", "status", "reports", "subprocessors"])
    await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, "company.yaml"), COMPANY);
  await writeFile(join(folder, "reports/soc2.yaml"), REPORT);
  await writeFile(join(folder, "subprocessors/all.yaml"), SUBPROCESSORS);
  for (let index = 0; index < policies; index++)
    await writeFile(
      join(folder, "policies", `${policyId(index)}.${form}`),
      writePolicy(index, criteriaFor(index)),
    );
  const numbers = Array.from({ length: controls }, (_, index) => index);
  for (let start = 0; start < controls; start += CONTROLS_A_FILE) {
    const list = numbers.slice(start, start + CONTROLS_A_FILE);
    await writeFile(
      join(folder, "controls", `${controlId(start).toLowerCase()}.yaml`),
      list.map((index) => writeControl(index, policies)).join(""),
    );
  }
  const status = {
    schema: "control-status/1",
    generatedAt: "2026-11-22T06:00:00Z",
    source: { tool: "Scanner" },
    controls: numbers.filter((index) => index % 3 !== 0).map(statusOf),
  };
  await writeFile(join(folder, "status/scanner.json"), JSON.stringify(status));
}

const COMPANY = `schema: 1
name: Meridian
legalName: Meridian GmbH
country: DE
description: Meridian sells software to workshops.
portal: https://trust.meridian.example/
products:
  - id: app
    name: Meridian App
system:
  name: Meridian App
  description: The application and the machines that run it.
contacts:
  security:
    email: security@meridian.example
categories: [security, availability, confidentiality, processing-integrity]
publish:
  controlStatus: current
`;

const REPORT = `kind: soc2
stage: issued
type: 2
period: { start: "2025-10-01", end: "2026-09-30" }
categories: [security, availability]
issuer: { name: Example & Partner LLP, mayBeNamed: true }
issuedOn: "2026-11-02"
opinion: { value: unmodified }
exceptions: []
`;

const SUBPROCESSORS = `- id: nordhaven
  name: Nordhaven Cloud
  service: Hosting
  purpose: Runs the application and stores its data.
  locations: [DE]
`;
