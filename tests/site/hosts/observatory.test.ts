/** What MDN's HTTP Observatory says of the headers: of our own server, and of what hosts do with the files that we write for them. */
import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { fitSheets } from "#integrations/host-headers/fit-sheets.ts";
import { writeHeadersFile } from "#integrations/host-headers/forms/headers-file.ts";
import { vercelRoutes } from "#integrations/host-headers/forms/vercel.ts";
import { scanPages } from "#integrations/host-headers/scan-pages.ts";
import { headerRules } from "#src/domain/headers/header-rules.ts";
import { startDoorServer } from "../../support/gate/door-server.ts";
import { type Grade, grade, installObservatory } from "../../support/hosts/observatory.ts";
import { readHeadersFile } from "../../support/hosts/read-headers-file.ts";
import { openTlsFront, passTo } from "../../support/hosts/tls-front.ts";
import { DIST } from "../built-site.ts";

const full = process.env.FANLIGHT_TEST_FULL === "1";
const name = "the grade of MDN's HTTP Observatory";

describe.skipIf(!full)(full ? name : `${name} (130 MB: in npm run test:full)`, () => {
  beforeAll(installObservatory, 300_000);

  async function gradeBehind(answer: RequestListener): Promise<Grade> {
    const front = await openTlsFront(answer);
    onTestFinished(() => front.close());
    return grade(front.host, front.certificate);
  }

  function expectBest({ grade: letter, score, modifiers }: Grade): void {
    const lost = Object.entries(modifiers).filter(([, modifier]) => modifier < 0);
    expect(lost).toEqual([]);
    expect(letter).toBe("A+");
    expect(score).toBeGreaterThanOrEqual(125);
  }

  /** The home page as a host sends it that reads such rules. */
  const home =
    (headersFor: (address: string) => Record<string, string>): RequestListener =>
    ({ url = "/" }, response) => {
      response.writeHead(200, { ...headersFor(url), "Content-Type": "text/html" });
      response.end(readFileSync(join(DIST, "index.html")));
    };

  it("is A+ with 125 or more for our own server", async () => {
    const env = { PUBLIC_URL: "https://localhost", TRUST_PROXY_HOPS: "1" };
    const server = await startDoorServer({ env });
    onTestFinished(() => server.stop());
    expectBest(await gradeBehind(passTo(server.url)));
  });

  const { styles } = fitSheets(scanPages(DIST).pages);
  const rules = headerRules({ styles, https: true });

  it("is as good for _headers as the build left it", async () => {
    const written = readFileSync(join(DIST, "_headers"), "utf8");
    expectBest(await gradeBehind(home((url) => readHeadersFile(written, url, "joined"))));
  });

  it("is as good for _headers on Netlify", async () => {
    const written = writeHeadersFile(rules, "last-holds");
    expectBest(await gradeBehind(home((url) => readHeadersFile(written, url, "last-holds"))));
  });

  it("is as good for the routes on Vercel", async () => {
    const routes = vercelRoutes(rules, { functions: [] });
    const headersFor = (url: string) =>
      Object.assign(
        {},
        ...routes.filter(({ src }) => new RegExp(src).test(url)).map(({ headers }) => headers),
      );
    expectBest(await gradeBehind(home(headersFor)));
  });
});
