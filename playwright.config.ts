import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./tests/support/browser.ts";

/** A free port, chosen once: workers load this file too, and inherit the choice. */
async function choosePort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return String(port);
}

process.env.FANLIGHT_E2E_PORT ??= await choosePort();
const port = process.env.FANLIGHT_E2E_PORT;

export default defineConfig({
  testDir: "tests/e2e",
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: ".cache/test-results/playwright.json" }]],
  outputDir: "test-results",
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    // A recording of every step takes as long as the steps: `playwright test --trace on` makes one.
    trace: "off",
    launchOptions: await findBrowser(),
  },
  webServer: {
    command: `node src/cli/main.ts preview --port ${port}`,
    // A data folder has one holder: that of the person who works here may be open.
    env: { FANLIGHT_DATA: join(tmpdir(), `fanlight-e2e-${port}`) },
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
