import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { measureImport } from "../../../bench/findings/findings.ts";
import { writeFindings } from "../../../bench/findings/write-findings.ts";

const full = process.env.FANLIGHT_TEST_FULL !== undefined;
const folder = mkdtempSync(join(tmpdir(), "fanlight-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const importOf = async (megabytes: number, heap?: number) => {
  const file = await writeFindings(join(folder, `${megabytes}.json`), { bytes: megabytes * 1e6 });
  return measureImport(file, heap);
};

describe("memory of a large import", () => {
  it("does not grow with the file: 60 MB of findings are read with room for 30", async () => {
    // Beyond that room the process ends; and at no moment is more needed, buffers outside of it included, however little was collected.
    const { results, held } = await importOf(60, 30);
    expect(results).toBeGreaterThan(20_000);
    expect(held).toBeGreaterThan(1e6);
    expect(held).toBeLessThan(40e6);
  }, 180_000);

  const large = "stays under 300 MB for 200 MB of findings";
  it.skipIf(!full)(
    full ? large : `${large} (minutes: in npm run test:full)`,
    async () => {
      expect((await importOf(200)).peak).toBeLessThan(300e6);
    },
    600_000,
  );
});
