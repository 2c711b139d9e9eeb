/** `wrk` beside the server: so many connections that are kept, each asking again as soon as it is answered. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface LoadResult {
  count: number;
  /** Answered requests a second. */
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

export interface LoadOptions {
  url: string;
  seconds: number;
  connections: number;
  /** Lua: sets `request`, the function that makes the next one. */
  script: string;
  /** Of every answer. */
  status: number;
}

/** @throws where one was answered otherwise, or not at all */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { url, seconds, connections, script, status } = options;
  const folder = mkdtempSync(join(tmpdir(), "fanlight-wrk-"));
  try {
    const file = join(folder, "load.lua");
    writeFileSync(file, `${script}\n${judge(status)}`);
    const words = ["-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "10s", "-s", file, url];
    return readFigures(await runWrk(words));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Not as a synchronous call: this process is the mail server of the one that is measured. */
async function runWrk(words: readonly string[]): Promise<string> {
  const child = spawn("wrk", words, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (more) => {
    text += more;
  });
  await once(child, "close").catch((cause: unknown) => {
    throw new Error("wrk did not start. Install it: apt-get install wrk", { cause });
  });
  return text;
}

const judge = (status: number) => `
local others = 0
response = function(status)
  if status ~= ${status} then
    others = others + 1
    wrk.thread:set("others", others)
  end
end
setup = function(thread) the_thread = thread end
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("figures %d %d %d %d %d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99),
    (the_thread:get("others") or 0) + errors.connect + errors.read + errors.write + errors.timeout))
end
`;

/** Times of wrk are in microseconds. */
function readFigures(text: string): LoadResult {
  const numbers = /^figures (.*)$/m.exec(text)?.[1]?.split(" ").map(Number);
  const [count = 0, duration = 0, p50 = 0, p99 = 0, failed = 0] = numbers ?? [];
  if (count === 0 || failed > 0)
    throw new Error(`${failed} of ${count} requests were not answered as they should be:\n${text}`);
  return { count, perSecond: count / (duration / 1e6), p50: p50 / 1000, p99: p99 / 1000 };
}
