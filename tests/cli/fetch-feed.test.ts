import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { FEED_LIMITS, fetchFeed } from "#src/cli/import/fetch-feed.ts";
import { isPublicAddress, publicLookup } from "#src/cli/import/private-address.ts";

async function serve(answer: RequestListener): Promise<URL> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

/** As in use, but for the loopback address that the tests' server has. */
const limits = {
  ...FEED_LIMITS,
  plain: true,
  pause: 1,
  isAllowed: (address: string) => address === "127.0.0.1" || isPublicAddress(address),
};

describe("fetching a feed", () => {
  it("reads what is answered", async () => {
    const url = await serve((_, response) => response.end("{}"));
    expect(Buffer.from(await fetchFeed({ url }, limits)).toString()).toBe("{}");
  });

  it("tries again where the server is busy, and gives up after the third time", async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(asked < 3 ? 503 : 200).end("done");
    });
    expect(Buffer.from(await fetchFeed({ url }, limits)).toString()).toBe("done");
    asked = -10;
    await expect(fetchFeed({ url }, limits)).rejects.toThrow("it answered 503");
    expect(asked).toBe(-7);
  });

  it("does not try again where the answer would be the same", async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(404).end();
    });
    await expect(fetchFeed({ url }, limits)).rejects.toThrow("it answered 404");
    expect(asked).toBe(1);
  });

  it("ends after its time and at its size", async () => {
    const silent = await serve(() => {});
    await expect(
      fetchFeed({ url: silent }, { ...limits, milliseconds: 100, attempts: 1 }),
    ).rejects.toThrow("it did not answer within 0.1 seconds");
    const slow = await serve((_, response) => {
      response.write("{");
    });
    await expect(
      fetchFeed({ url: slow }, { ...limits, milliseconds: 100, attempts: 1 }),
    ).rejects.toThrow("within 0.1 seconds");
    const large = await serve((_, response) => response.end("x".repeat(2000)));
    await expect(fetchFeed({ url: large }, { ...limits, bytes: 1000 })).rejects.toThrow(
      "larger than 0.001 MB",
    );
  });

  it("follows a few redirects, judges each of them, and takes no key to another host", async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end("there");
    });
    const url = await serve((request, response) => {
      const to: Record<string, string> = {
        "/": "/again",
        "/again": other.href,
        "/loop": "/loop",
        "/inside": "http://10.0.0.1/",
        "/metadata": "http://169.254.169.254/latest",
        "/plain": "ftp://example.com/",
      };
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: to[request.url ?? ""] ?? "/" }).end();
    });
    const headers = { authorization: "OAuth key" };
    expect(Buffer.from(await fetchFeed({ url, headers }, limits)).toString()).toBe("there");
    expect(seen).toEqual(["OAuth key", "OAuth key", undefined]);
    const at = (path: string) => fetchFeed({ url: new URL(path, url) }, limits);
    await expect(at("/loop")).rejects.toThrow("redirects more than 5 times");
    await expect(at("/inside")).rejects.toThrow("10.0.0.1 is not a public address");
    await expect(at("/metadata")).rejects.toThrow("169.254.169.254 is not a public address");
    await expect(at("/plain")).rejects.toThrow("only https:// is fetched");
    await expect(fetchFeed({ url, method: "POST", body: "api_key=x" }, limits)).rejects.toThrow(
      "a key is not sent elsewhere",
    );
  });

  it("refuses names that lead inside, plain HTTP and addresses with a password", async () => {
    const url = await serve((_, response) => response.end("secret"));
    const named = new URL(`http://localhost:${url.port}/`);
    await expect(fetchFeed({ url: named }, { ...FEED_LIMITS, plain: true })).rejects.toThrow(
      "which is not public",
    );
    await expect(fetchFeed({ url })).rejects.toThrow("only https:// is fetched");
    await expect(fetchFeed({ url: new URL("https://a:b@example.com/") })).rejects.toThrow(
      "holds a name or password",
    );
  });

  it("judges every address that a name has, and connects to the one it judged", async () => {
    const lookup = publicLookup((address) => address !== "127.0.0.1" && address !== "::1");
    const answer = await new Promise<unknown>((resolve) =>
      lookup("localhost", { all: true }, (error) => resolve(error)),
    );
    expect(String(answer)).toContain("which is not public");
  });
});

describe("public addresses", () => {
  it.each(["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111"])("%s is one", (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "not an address",
  ])("%s is none", (address) => expect(isPublicAddress(address)).toBe(false));
});
