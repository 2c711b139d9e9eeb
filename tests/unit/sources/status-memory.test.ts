import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { measureImport } from "../../../bench/findings/findings.ts";
import { writeFindings } from "../../../bench/findings/write-findings.ts";

const full = process.env.FANLIGHT_TEST_FULL !== undefined;
const folder = mkdtempSync(join(tmpdir(), "fanlight-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const importOf = async (megabytes: number) =>
  measureImport(await writeFindings(join(folder, `${megabytes}.json`), { bytes: megabytes * 1e6 }));

describe("memory of a large import", () => {
  it("does not grow with the file: another 16 MB of findings take less than its text has", async () => {
    const [one, two] = [await importOf(34), await importOf(50)];
    expect(two.results).toBeGreaterThan(one.results * 1.4);
    // As text alone the second would take 16 MB more, as objects far more.
    expect(two.peak - one.peak).toBeLessThan(15e6);
    expect(two.peak).toBeLessThan(300e6);
  }, 180_000);

  it.runIf(full)(
    "stays under 300 MB for 200 MB of findings",
    async () => {
      expect((await importOf(200)).peak).toBeLessThan(300e6);
    },
    600_000,
  );
});
