/** What the registry knows against the packages of a lock file. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Audit =
  /** Names of packages with a finding of high severity or worse, and all that npm said. */
  | { kind: "answered"; high: string[]; report: string }
  /** Mirrors have no advisories to give, and then nothing is known: neither a pass nor a failure. */
  | { kind: "unanswered"; message: string };

/** The registry has no such address, or none was reached. */
const NOBODY = /^(?:404|405|501)\b|ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT/;

interface Answer {
  auditReportVersion?: number;
  vulnerabilities?: Record<string, { severity: string }>;
  message?: string;
  error?: { summary?: string };
}

/** @throws where npm answers neither with a report nor that nobody could be asked */
export async function auditFolder(
  folder: string,
  { registry }: { registry?: string } = {},
): Promise<Audit> {
  const args = ["audit", "--omit=dev", "--audit-level=high", "--package-lock-only", "--json"];
  const where = registry ? [`--registry=${registry}`] : [];
  // npm keeps what it once concluded from a finding, and would not look at it again when another answer came.
  const cache = mkdtempSync(join(tmpdir(), "fanlight-npm-"));
  const child = spawn("npm", [...args, "--fetch-retries=0", `--cache=${cache}`, ...where], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let said = "";
  child.stdout.on("data", (text) => (out += text));
  child.stderr.on("data", (text) => (said += text));
  const [status] = await once(child, "close");
  rmSync(cache, { recursive: true, force: true });
  const answer: Answer = JSON.parse(out);
  const message = answer.message ?? answer.error?.summary ?? "";
  if (answer.auditReportVersion === undefined) {
    if (NOBODY.test(message)) return { kind: "unanswered", message };
    throw new Error(`npm audit ended with ${status}: ${message}\n${said}`);
  }
  const high = Object.entries(answer.vulnerabilities ?? {})
    .filter(([, { severity }]) => severity === "high" || severity === "critical")
    .map(([name]) => name);
  // npm's own judgement and ours are the same, or one of them is not understood.
  if ((status === 0) !== (high.length === 0))
    throw new Error(`npm audit ended with ${status}:\n${out}`);
  return { kind: "answered", high, report: out };
}
