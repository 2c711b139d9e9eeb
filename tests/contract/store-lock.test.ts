/** One process a data folder: who may take it over, and what the others are told. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { lockFolder } from "#src/gate/adapters/folder-lock.ts";
import { identityOf, isGone } from "#src/gate/adapters/process-identity.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const base = realpathSync(mkdtempSync(join(tmpdir(), "fanlight-lock-")));
afterAll(() => rmSync(base, { recursive: true }));

let folder = "";
let file = "";
let count = 0;
beforeEach(() => {
  count += 1;
  folder = join(base, String(count), "database");
  file = `${folder}.lock`;
  mkdirSync(folder, { recursive: true });
});
afterEach(() => vi.useRealTimers());

const holderOf = (more: object = {}) => ({
  ...identityOf(),
  token: "other",
  as: "the server",
  since: "2026-11-02T10:00:00.000Z",
  ...more,
});
const write = (name: string, more: object = {}) =>
  writeFileSync(name, JSON.stringify(holderOf(more)));
const held = () => JSON.parse(readFileSync(file, "utf8"));
/** A process that was there and is gone. */
async function gonePid(): Promise<number> {
  const child = spawn("true");
  await new Promise((ended) => child.once("exit", ended));
  return child.pid ?? 0;
}
const age = (name: string, seconds: number) => {
  const then = new Date(Date.now() - seconds * 1000);
  utimesSync(name, then, then);
};

describe("the lock of a data folder", () => {
  it("is a file beside it that says who holds it, and goes when it is released", () => {
    const lock = lockFolder(folder, "the server");
    expect(held()).toMatchObject({ host: hostname(), pid: process.pid, as: "the server" });
    expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
    lock.release();
    expect(existsSync(file)).toBe(false);
  });

  it("refuses a second one under any spelling of the folder, naming the holder", () => {
    const lock = lockFolder(folder, "the server");
    symlinkSync(folder, join(base, `link-${count}`));
    for (const spelling of [folder, `${folder}/../database/`, join(base, `link-${count}`)])
      expect(() => lockFolder(spelling, "the command backup")).toThrow(
        `The database in ${folder} is open in the server (process ${process.pid}, since ${held().since}), and only one process may open it.`,
      );
    lock.release();
    lockFolder(join(base, `link-${count}`), "the command backup").release();
  });

  it("is taken over where its holder's process is gone", async () => {
    write(file, { pid: await gonePid() });
    const lock = lockFolder(folder, "the server");
    expect(held().pid).toBe(process.pid);
    lock.release();
    expect(readdirSync(join(folder, ".."))).toEqual(["database"]);
  });

  it("is taken over where another process has the holder's number now", () => {
    write(file, { startedAt: "1" });
    lockFolder(folder, "the server").release();
  });

  it("is not taken over from a living process of this machine, however long it was silent", () => {
    write(file);
    age(file, 3600);
    expect(() => lockFolder(folder, "the server")).toThrow("Stop that one first");
  });

  it.each([
    ["another host", { machine: "elsewhere", host: "elsewhere" }],
    ["this host before it was started again", { machine: "before" }],
  ])("is taken over from %s once that was silent for a minute", (_, more) => {
    write(file, { ...more, pid: 1 });
    age(file, 30);
    expect(() => lockFolder(folder, "the server")).toThrow(
      /If that machine is gone, start again in (29|30) seconds/,
    );
    age(file, 61);
    lockFolder(folder, "the server").release();
  });

  it("whose file was cut is waited for, and taken over after a minute", () => {
    writeFileSync(file, '{"pid":');
    expect(() => lockFolder(folder, "the server")).toThrow("just being opened by another process");
    age(file, 61);
    lockFolder(folder, "the server").release();
  });

  it("is taken over after one that died while it took over, and not while it lives", async () => {
    const pid = await gonePid();
    write(file, { pid });
    write(`${file}.after-other`, { token: "second" });
    expect(() => lockFolder(folder, "the server")).toThrow("only one process may open it");
    write(`${file}.after-other`, { token: "second", pid });
    const lock = lockFolder(folder, "the server");
    expect(readdirSync(join(folder, "..")).sort()).toEqual(["database", "database.lock"]);
    lock.release();
  });

  it("is noticed when it was lost, and then not released for its new holder", () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    const lock = lockFolder(folder, "the server");
    vi.advanceTimersByTime(9_000);
    lock.verify();
    rmSync(file);
    write(file, { token: "new" });
    vi.advanceTimersByTime(2_000);
    expect(() => lock.verify()).toThrow("Another process has taken over");
    lock.release();
    expect(held().token).toBe("new");
  });

  it("is looked at before the next query where this machine was asleep", () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    const lock = lockFolder(folder, "the server");
    rmSync(file);
    write(file, { token: "new" });
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(() => lock.verify()).toThrow("Another process has taken over");
  });

  it("stays fresh while its holder lives", () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    const lock = lockFolder(folder, "the server");
    age(file, 500);
    vi.advanceTimersByTime(10_000);
    expect(Date.now() - statSync(file).mtimeMs).toBeLessThan(60_000);
    lock.release();
  });

  it("is won by one of many that find a stale one at the same time", async () => {
    write(file, { pid: await gonePid() });
    write(`${file}.after-other`, { token: "second", pid: await gonePid() });
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => contend()));
    expect(outcomes.filter((outcome) => outcome === "held")).toHaveLength(1);
    // A file is empty for a moment between its making and its first line.
    const refused = /only one process may open it|just being opened by another process/;
    expect(outcomes.filter((outcome) => refused.test(outcome))).toHaveLength(5);
  });
});

/** Waits for the same instant, locks and says what happened; ends with the test. */
async function contend(): Promise<string> {
  const script = `
    import { lockFolder } from ${JSON.stringify(join(ROOT, "src/gate/adapters/folder-lock.ts"))};
    while (Date.now() < ${Math.ceil(Date.now() / 1000) * 1000 + 3000});
    try { lockFolder(${JSON.stringify(folder)}, "the server"); console.log("held"); setInterval(() => {}, 1000); }
    catch (error) { console.log(error.message); }`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const [said] = await once(child.stdout, "data");
  return String(said).trim();
}

describe("a process", () => {
  it("is known by its number and its start", () => {
    expect(isGone(identityOf())).toBe(false);
    expect(isGone({ pid: process.pid, startedAt: "" })).toBe(false);
  });

  it.runIf(process.platform === "linux")(
    "is gone once it was killed, whether or not its parent has noticed (needs Linux)",
    async () => {
      // The shell becomes a program that never asks how its children ended.
      const parent = spawn("sh", ["-c", "sleep 100 & echo $!; exec sleep 100"]);
      const pid = await new Promise<number>((told) =>
        parent.stdout.once("data", (text) => told(Number(text))),
      );
      const { startedAt } = identityOf(pid);
      expect(isGone({ pid, startedAt })).toBe(false);
      process.kill(pid, "SIGKILL");
      await vi.waitFor(() => expect(isGone({ pid, startedAt })).toBe(true));
      expect(isGone({ pid, startedAt: "" })).toBe(true);
      parent.kill("SIGKILL");
    },
  );
});
