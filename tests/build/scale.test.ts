import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { expect, it, onTestFinished } from "vitest";
import { policyId } from "../../bench/corpus/policy.ts";
import { CORPUS_DAY, writeCorpus } from "../../bench/corpus/write-corpus.ts";
import { copyProject, runFanlight } from "./project-copy.ts";

/** The full number takes minutes on a busy machine; a page that lists the others grows with a twentieth of it as well. */
const MANY = process.env.FANLIGHT_TEST_FULL ? 2_000 : 100;
const CONTROLS = 100;

/** The page of the first policy, which is the same in a company of any size. */
async function buildPolicyPage(policies: number): Promise<Buffer> {
  const content = mkdtempSync(join(tmpdir(), "fanlight-corpus-"));
  onTestFinished(() => rmSync(content, { recursive: true, force: true }));
  await writeCorpus(content, { policies, controls: CONTROLS, form: "mdx" });
  const project = copyProject();
  const env = { FANLIGHT_CONTENT: content, FANLIGHT_TODAY: CORPUS_DAY };
  expect(runFanlight(project, ["build"], env)).toMatchObject({ status: 0, stderr: "" });
  return readFileSync(join(project, "dist/policies", policyId(0), "index.html"));
}

it(`gives a policy of a company with ${MANY} policies the page that it has among 50`, {
  timeout: 600_000,
}, async () => {
  const few = await buildPolicyPage(50);
  const many = await buildPolicyPage(MANY);
  expect(many.length / few.length).toBeLessThanOrEqual(1.02);
  expect(brotliCompressSync(many).length / brotliCompressSync(few).length).toBeLessThanOrEqual(
    1.02,
  );
  // Both are that policy's page, in full.
  for (const page of [few, many]) {
    const text = page.toString();
    expect(text).toContain("C-0001");
    expect(text.match(/<h2/g)?.length).toBeGreaterThan(8);
  }
});
