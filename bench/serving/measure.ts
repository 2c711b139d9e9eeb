/** `wrk` on the second core, asking for the portal's pages in turn as a browser would. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Measurement {
  /** Requests a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** On the wire, heads included. */
  bytesEach: number;
}

export interface MeasureOptions {
  url: string;
  paths: readonly string[];
  seconds: number;
}

export function measureServer({ url, paths, seconds }: MeasureOptions): Measurement {
  const folder = mkdtempSync(join(tmpdir(), "fanlight-wrk-"));
  try {
    const script = join(folder, "pages.lua");
    writeFileSync(script, writeScript(paths));
    const words = [
      "-c",
      "1",
      "wrk",
      "-t1",
      "-c32",
      `-d${seconds}s`,
      "--latency",
      "-s",
      script,
      url,
    ];
    const { stdout, error } = spawnSync("taskset", words, { encoding: "utf8" });
    if (error) throw error;
    return readOutput(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeScript(paths: readonly string[]): string {
  return `local paths = { ${paths.map((path) => JSON.stringify(path)).join(", ")} }
local requests, at = {}, 0
init = function()
  for i, path in ipairs(paths) do
    requests[i] = wrk.format("GET", path, { ["Accept-Encoding"] = "gzip, deflate, br, zstd" })
  end
end
request = function()
  at = at % #requests + 1
  return requests[at]
end
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("figures %d %d %d %d %d %d\\n", summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
`;
}

function readOutput(text: string): Measurement {
  const numbers = /^figures (.*)$/m.exec(text)?.[1]?.split(" ").map(Number);
  const [requests = 0, duration = 0, bytes = 0, p50 = 0, p99 = 0, errors = 0] = numbers ?? [];
  if (requests === 0 || errors > 0)
    throw new Error(`${errors} of ${requests} requests failed:\n${text}`);
  return {
    rate: (requests / duration) * 1e6,
    p50: p50 / 1000,
    p99: p99 / 1000,
    bytesEach: bytes / requests,
  };
}
