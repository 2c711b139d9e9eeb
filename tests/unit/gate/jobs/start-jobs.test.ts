import { expect, it } from "vitest";
import type { Services } from "#src/gate/definitions.ts";
import type { Job } from "#src/gate/jobs/job.ts";
import { startJobs } from "#src/gate/jobs/start-jobs.ts";

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function jobOf(name: string, run: () => Promise<void>): Job {
  return { name, everySeconds: 0.005, run };
}

function logged() {
  const lines: string[] = [];
  const logger = {
    info() {},
    error: (event: string, error: unknown, fields = {}) =>
      lines.push(`${event} ${error} ${JSON.stringify(fields)}`),
  };
  return { lines, services: { logger } as unknown as Services };
}

it("runs each job again and again, and none beside itself", async () => {
  let [running, most, runs] = [0, 0, 0];
  const job = jobOf("slow", async () => {
    running += 1;
    most = Math.max(most, running);
    await pause(8);
    running -= 1;
    runs += 1;
  });
  const jobs = startJobs(logged().services, [job]);
  await expect.poll(() => runs).toBeGreaterThan(3);
  await jobs.stop();
  expect(most).toBe(1);
});

it("lets no job wait for another", async () => {
  let runs = 0;
  let release = () => {};
  const stuck = jobOf("stuck", () => new Promise<void>((resolve) => (release = resolve)));
  const quick = jobOf("quick", async () => {
    runs += 1;
  });
  const jobs = startJobs(logged().services, [stuck, quick]);
  await expect.poll(() => runs).toBeGreaterThan(3);
  release();
  await jobs.stop();
});

it("logs what a job throws, and runs it again", async () => {
  const { lines, services } = logged();
  let runs = 0;
  const job = jobOf("failing", async () => {
    runs += 1;
    if (runs < 3) throw new Error("no");
  });
  const jobs = startJobs(services, [job]);
  await expect.poll(() => runs).toBeGreaterThan(3);
  await jobs.stop();
  expect(lines).toEqual([
    'job-failed Error: no {"job":"failing","failures":1}',
    'job-failed Error: no {"job":"failing","failures":2}',
  ]);
});

it("stops only when what runs has ended, and then starts nothing", async () => {
  let [started, ended] = [0, 0];
  const job = jobOf("slow", async () => {
    started += 1;
    await pause(30);
    ended += 1;
  });
  const jobs = startJobs(logged().services, [job]);
  await expect.poll(() => started).toBe(1);
  await jobs.stop();
  expect({ started, ended }).toEqual({ started: 1, ended: 1 });
  await pause(30);
  expect(started).toBe(1);
});
