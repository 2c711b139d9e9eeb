/** MDN's own grader, installed beside the tests when it is asked for, without its install scripts. */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const SOURCE = resolve(import.meta.dirname, "../observatory");
const FOLDER = resolve(import.meta.dirname, "../../../.cache/observatory");

export interface Grade {
  grade: string;
  score: number;
  /** By result. */
  modifiers: Record<string, number>;
}

export function installObservatory(): void {
  const grader = join(FOLDER, "node_modules/@mdn/mdn-http-observatory");
  cpSync(SOURCE, FOLDER, { recursive: true });
  if (!existsSync(join(grader, "conf/tld-list.json"))) {
    const words = ["ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund"];
    const { status, stderr } = spawnSync("npm", words, { cwd: FOLDER, encoding: "utf8" });
    if (status !== 0) throw new Error(`The grader was not installed:\n${stderr}`);
    mkdirSync(join(grader, "conf"), { recursive: true });
    // Its install script downloads both lists. Without them no host counts as preloaded, which only takes points away.
    for (const list of ["hsts-preload.json", "tld-list.json"])
      writeFileSync(join(grader, "conf", list), list.startsWith("hsts") ? "{}" : "[]");
  }
}

/** @param certificate of the host, which nobody else has signed */
export async function grade(host: string, certificate: string): Promise<Grade> {
  const child = spawn(process.execPath, ["grade.mjs", host], {
    cwd: FOLDER,
    env: { PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: certificate },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (text) => (out += text));
  child.stderr.on("data", (text) => (err += text));
  const code = await new Promise((ended) => child.once("close", ended));
  if (code !== 0) throw new Error(`The grader ended with ${code}:\n${err}`);
  return JSON.parse(out);
}
