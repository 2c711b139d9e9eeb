/** What `hosts/node/` holds, as far as a machine without a container engine can tell. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { satisfies } from "#src/setup/engines.mjs";
import { readContainerfile } from "../../support/hosts/containerfile.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const scripts: Record<string, string> = JSON.parse(read("package.json")).scripts;

describe("the Containerfile", () => {
  const stages = readContainerfile(read("hosts/node/Containerfile"));
  const all = stages.flatMap(({ instructions }) => instructions);
  const [build, served] = stages;
  const restOf = (name: string, of = all) =>
    of.filter((one) => one.name === name).map(({ rest }) => rest);

  it("has instructions that there are, and begins twice with the Node that the project wants", () => {
    expect(stages.map(({ name }) => name)).toEqual(["build", undefined]);
    const known = /^(?:WORKDIR|ENV|COPY|RUN|ARG|USER|VOLUME|EXPOSE|STOPSIGNAL|HEALTHCHECK|CMD)$/;
    expect(all.filter(({ name }) => !known.test(name))).toEqual([]);
    const { engines } = JSON.parse(read("package.json"));
    for (const { from } of stages) {
      const [, major = ""] = /^docker\.io\/library\/node:(\d+)-/.exec(from) ?? [];
      expect(major).toBe(read(".nvmrc").trim());
      expect(satisfies(`${major}.99.0`, engines.node)).toBe(true);
    }
  });

  it("copies what there is, and neither private files nor data", () => {
    const copied = restOf("COPY").filter((rest) => !rest.startsWith("--from="));
    const sources = copied.flatMap((rest) => rest.split(/\s+/).slice(0, -1));
    expect(sources.filter((source) => !existsSync(join(ROOT, source)))).toEqual([]);
    expect(
      sources.filter((source) => /^(?:\.|private|\.data|\.git|\.env.*)$/.test(source)),
    ).toEqual([]);
    const made = restOf("COPY", build?.instructions).map((rest) => rest.split(/\s+/).at(-1));
    const taken = restOf("COPY", served?.instructions)
      .map((rest) => /\/app\/(\S+)/.exec(rest)?.[1])
      .filter((name) => name !== "node_modules" && name !== "dist" && name !== "package.json");
    expect(taken.filter((name) => !made.includes(name))).toEqual([]);
  });

  it("runs scripts and commands that there are, as a user without rights, and keeps its data apart", () => {
    const run = restOf("RUN").flatMap((rest) => [...rest.matchAll(/npm run (\S+)/g)]);
    expect(run.map(([, script = ""]) => script).filter((script) => !scripts[script])).toEqual([]);
    const [command = "[]"] = restOf("CMD");
    expect(JSON.parse(command).slice(0, 3)).toEqual(["node", "src/cli/main.ts", "preview"]);
    expect(restOf("USER")).toEqual(["node"]);
    expect(restOf("VOLUME")).toEqual(["/data"]);
    expect(restOf("ENV").join(" ")).toContain("FANLIGHT_DATA=/data");
    expect(restOf("HEALTHCHECK")[0]).toContain("/gate/live/");
  });
});

const analyze = "systemd-analyze";
const missing = spawnSync(analyze, ["--version"]).error
  ? `${analyze} is not installed: apt-get install systemd`
  : undefined;

describe.skipIf(missing)(missing ? `the systemd unit (${missing})` : "the systemd unit", () => {
  const unit = read("hosts/node/fanlight.service");
  const [, node = "", rest = ""] = /^ExecStart=(\S+) (.+)$/m.exec(unit) ?? [];

  it("is one that systemd takes", () => {
    const folder = mkdtempSync(join(tmpdir(), "fanlight-unit-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "fanlight.service");
    // Where the project will lie there is nothing on this machine.
    writeFileSync(file, unit.replace(node, process.execPath));
    const { status, stderr } = spawnSync(analyze, ["verify", file], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    const misspelt = unit.replace("RestartSec=2", "RestartSec=soon");
    writeFileSync(file, misspelt.replace(node, process.execPath));
    expect(spawnSync(analyze, ["verify", file], { encoding: "utf8" }).stderr).toContain("soon");
  });

  it("starts what there is, on the loopback address, and waits longer than the server does", () => {
    expect(node).toBe("/srv/fanlight/node_modules/.bin/node");
    expect(rest).toBe("src/cli/main.ts preview --host 127.0.0.1 --port 4321");
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10);
  });
});
