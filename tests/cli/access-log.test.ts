import { describe, expect, it } from "vitest";
import { accessLog } from "#src/cli/serve/access-log.ts";
import { pinoLogger } from "#src/gate/adapters/pino-logger.ts";

describe("a line of the access log", () => {
  it.each(["/policies/", '/"quoted"\\and\n/', undefined])("is as the log writes %j", (path) => {
    const lines: string[] = [];
    const write = (line: string) => lines.push(line);
    const begun = performance.now();
    accessLog(write)({ method: "GET", path, status: 200, begun });
    const [line = ""] = lines;
    const { ms, at } = JSON.parse(line);
    pinoLogger(write).info("request", { method: "GET", ...(path && { path }), status: 200, ms });
    const moment = /"at":"[^"]*"/;
    expect(lines[1]?.replace(moment, "")).toBe(line.replace(moment, ""));
    expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(5000);
    expect(ms).toBeGreaterThanOrEqual(0);
  });

  it("tells each moment anew", async () => {
    const lines: string[] = [];
    const log = accessLog((line) => lines.push(line));
    for (let count = 0; count < 2; count += 1) {
      log({ method: "GET", path: "/", status: 200, begun: performance.now() });
      await new Promise((passed) => setTimeout(passed, 5));
    }
    const [first, second] = lines.map((line) => JSON.parse(line).at);
    expect(Date.parse(second)).toBeGreaterThan(Date.parse(first));
  });
});
