import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeFaults } from "#integrations/addresses/describe-faults.ts";
import { writeMoved } from "#integrations/addresses/moved-pages.ts";
import { findAddressFaults } from "#src/domain/kept-addresses.ts";
import { readAddressLists } from "#src/loaders/address-lists.ts";

const published = new Set(["/", "/policies/keys/", "/policies/keys/#rotation", "/answers/mfa/"]);
const messages = (kept: string[], moved: Record<string, string> = {}) =>
  findAddressFaults({ kept, moved: new Map(Object.entries(moved)) }, published).map(
    ({ message }) => message,
  );

describe("kept addresses", () => {
  it("are all there, or the build hears which is not and what it may have become", () => {
    expect(messages(["/", "/policies/keys/#rotation"])).toEqual([]);
    expect(messages(["/policies/key/", "/policies/keys/#rotatio"])).toEqual([
      "/policies/key/ was published and is gone. Did it become /policies/keys/?",
      "/policies/keys/#rotatio was published and is gone. Did it become /policies/keys/#rotation?",
    ]);
  });

  it("may move: a page with its places, or a place alone", () => {
    const moved = { "/old/": "/policies/keys/", "/answers/mfa/#why": "/answers/mfa/" };
    expect(messages(["/old/", "/old/#one", "/answers/mfa/#why"], moved)).toEqual([]);
  });

  it("lead nowhere else: not to what is gone, not to other sites, not away from what is there", () => {
    expect(
      messages([], { "/a/": "/gone/", "/b/": "//evil.example/", "/answers/mfa/": "/" }),
    ).toEqual([
      "/a/ is said to have moved to /gone/, which is not published.",
      "/b/ is said to have moved to //evil.example/, which is not published.",
      "/answers/mfa/ is said to have moved, but is still published.",
    ]);
  });

  it("are told of in one message that says what to do", () => {
    const faults = Array.from({ length: 22 }, (_, at) => ({
      address: `/${at}/`,
      message: `/${at}/ was published and is gone.`,
    }));
    const told = describeFaults(faults, { sample: false });
    expect(told).toMatch(/… and 2 more\.\n.*content\/addresses\/moved\.txt/);
    expect(told).not.toContain("fictional");
    expect(describeFaults(faults, { sample: true })).toContain("delete that file");
  });
});

describe("content/addresses", () => {
  async function contentWith(moved: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "fanlight-addresses-"));
    await mkdir(join(folder, "addresses"));
    await writeFile(join(folder, "addresses/moved.txt"), moved);
    await writeFile(join(folder, "addresses/published.txt"), "# kept\n/one/\n\n/one/#two\n");
    return folder;
  }

  it("is read line by line, without comments", async () => {
    expect(await readAddressLists(await contentWith("# moved\n/a/ /b/\n"))).toEqual({
      kept: ["/one/", "/one/#two"],
      moved: new Map([["/a/", "/b/"]]),
    });
  });

  it("refuses a line that does not say where to, by its number", async () => {
    await expect(readAddressLists(await contentWith("/a/ /b/\n/c/"))).rejects.toThrow(
      /moved\.txt:2 holds "\/c\/"/,
    );
  });

  it("need not exist", async () => {
    expect((await readAddressLists(await mkdtemp(join(tmpdir(), "fanlight-none-")))).kept).toEqual(
      [],
    );
  });
});

describe("what stands at an old address", () => {
  it("leads on without a script, and places are listed for one", async () => {
    const folder = await mkdtemp(join(tmpdir(), "fanlight-moved-"));
    const moved = new Map([
      ["/old/<x>/", "/policies/keys/"],
      ["/a/#b", "/c/"],
    ]);
    await writeMoved(moved, folder, {
      site: "https://trust.example.com",
      company: "A & B",
      sample: false,
    });
    const page = await readFile(join(folder, "old/<x>/index.html"), "utf8");
    expect(page).toContain('<meta http-equiv="refresh" content="0; url=/policies/keys/">');
    expect(page).toContain('<a href="/policies/keys/">');
    expect(page).toContain("A &amp; B");
    expect(page).not.toContain("<x>");
    expect(JSON.parse(await readFile(join(folder, "moved.json"), "utf8"))).toEqual({
      "/a/#b": "/c/",
    });
  });
});
