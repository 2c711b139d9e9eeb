/** A browser that Lighthouse can drive, started by Playwright on a free port. */
import { createServer } from "node:net";
import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../../tests/support/browser.ts";

export interface DrivenBrowser {
  /** Where the browser listens for its driver. */
  port: number;
  browser: Browser;
}

export async function startBrowser(): Promise<DrivenBrowser> {
  const port = await findFreePort();
  const { args, ...found } = await findBrowser();
  const browser = await chromium.launch({
    ...found,
    args: [...args, `--remote-debugging-port=${port}`],
  });
  return { port, browser };
}

function findFreePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? found(address.port) : failed()));
    });
  });
}
