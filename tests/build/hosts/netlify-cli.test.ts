/** The portal under Netlify's own command line, which builds it, serves its files and runs its functions, without Netlify. */
import { rmSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { doorClient } from "../../support/gate/door-client.ts";
import { letterPdf, startAround, storePdf } from "../../support/hosts/around.ts";
import { documentYaml, layOut } from "../../support/hosts/build-for.ts";
import { installNetlifyCli, serveLocally } from "../../support/hosts/netlify-cli.ts";
import { goIn } from "../../support/hosts/whole-way.ts";

const full = process.env.FANLIGHT_TEST_FULL === "1";
const name = "netlify serve --offline";

describe.skipIf(!full)(full ? name : `${name} (installs netlify-cli: in npm run test:full)`, () => {
  it("builds with our netlify.toml, sends our headers, leads through the door, and runs the scheduled function", {
    timeout: 1_800_000,
  }, async ({ skip }) => {
    const fault = installNetlifyCli();
    if (fault) skip(`netlify-cli was not installed: ${fault}`);
    const around = await startAround();
    onTestFinished(() => around.close());
    const pdf = await letterPdf();
    await storePdf(around.s3, { path: "letter.pdf", data: pdf });
    const files = { "documents/letter.yaml": documentYaml("letter", pdf) };
    const folder = layOut({ host: "netlify", files });
    onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
    const netlify = await serveLocally(folder, await around.settings());
    onTestFinished(() => netlify.stop());

    const client = doorClient(netlify);
    const page = await client.get("/criteria/CC6.1/");
    expect([page.status, page.text.includes("CC6.1")]).toEqual([200, true]);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("x-frame-options")).toBe("DENY");
    expect((await client.get("/nothing/here/")).status).toBe(404);

    const way = await goIn(netlify, around.smtp, { origin: netlify.url });
    const answer = await way.download();
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    expect(answer.headers.get("cache-control")).toContain("no-store");
    expect(answer.data.length).toBeGreaterThan(pdf.length);
    expect((await way.revoke()).status).toBe(303);
    // Its proxy asks for other addresses where it is answered 403, and says 404 in the end.
    const refused = await way.download();
    expect([403, 404]).toContain(refused.status);
    expect(refused.text).not.toContain("%PDF");
    const called = await client.post("/.netlify/functions/jobs");
    expect(called.status, called.text).toBeLessThan(300);
    const jobs = netlify.lines.filter((line) => line.includes("/gate/jobs/"));
    expect(jobs.length, netlify.lines.slice(-30).join("\n")).toBeGreaterThan(0);
  });
});
