import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readLogo } from "#integrations/fanlight/read-logo.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fanlight-logo-"));
  await mkdir(join(folder, "brand"));
});

async function read(svg: string): Promise<string | undefined> {
  await writeFile(join(folder, "brand", "logo.svg"), svg);
  return readLogo(folder, "logo.svg");
}

describe("the company's logo", () => {
  it("is inlined without its prologue and comments, hidden from assistive technology", async () => {
    const svg =
      '<?xml version="1.0"?><!-- drawn by hand --><svg viewBox="0 0 2 2"><path d="M0 0h2"/></svg>';
    expect(await read(svg)).toBe(
      '<svg aria-hidden="true" viewBox="0 0 2 2"><path d="M0 0h2"/></svg>',
    );
  });

  it("is nothing where none is named", async () => {
    expect(await readLogo(folder, undefined)).toBeUndefined();
  });

  it.each([
    ["a script", "<svg><script>alert(1)</script></svg>"],
    ["a style", '<svg><path style="fill:red" d="M0 0"/></svg>'],
    ["an event handler", '<svg onload="alert(1)"></svg>'],
    ["an element that loads", '<svg><image href="https://elsewhere.example/x.png"/></svg>'],
    ["an address", '<svg><path xlink:href="x" d="M0 0"/></svg>'],
  ])("is refused when it holds %s", async (what, svg) => {
    await expect(read(svg)).rejects.toThrow(`brand/logo.svg contains ${what}`);
  });

  it("is refused when it is no SVG, or too large for every page to carry", async () => {
    await expect(read("GIF89a")).rejects.toThrow("does not start with <svg");
    await expect(read(`<svg>${" ".repeat(5_000)}</svg>`)).rejects.toThrow(
      "at most 4096 are allowed",
    );
  });

  it("is asked for by name when the file is missing", async () => {
    await expect(readLogo(folder, "other.svg")).rejects.toThrow(
      "company.yaml names the logo other.svg, but brand/other.svg cannot be read",
    );
  });
});
