/**
 * What strangers type, what they may see of others, and what answers tell them: over HTTP, with the mails read. One file although it
 * is long: all of it is done to one server, whose log is read at the end.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  APPROVER,
  type AttackedDoor,
  HIDDEN,
  OWNER,
  openAttackedDoor,
} from "../../support/gate/attacked-door.ts";
import {
  type Answer,
  ask,
  askFields,
  type DoorClient,
  enter,
  type Fields,
  mailTo,
  sign,
  signIn,
} from "../../support/gate/door-client.ts";
import { checkFile, hashOfFile, readPages } from "../../support/gate/stamps.ts";
import { missingTool } from "../../support/system-tools.ts";
import { unzipBytes } from "../../support/unzip.ts";

const MARKUP = '<img src=x onerror="alert(1)">';
const FORMULA = '=HYPERLINK("https://evil.example","Ada")';
const REPORT = "architecture-overview";

let door: AttackedDoor;
/** Of another reader, who has all that can be had. */
let ada: { client: DoorClient; requestId: string; agreementId: string };
let owner: DoorClient;
beforeAll(async () => {
  door = await openAttackedDoor();
  owner = door.browser();
  await signIn(owner, door.smtp, OWNER);
  const client = door.browser();
  const fields = askFields("ada@owner.example", { document: ["pentest-letter", REPORT] });
  await enter(client, door.smtp, fields);
  await sign(client);
  const queue = await owner.get("/admin/requests/");
  const [, requestId = ""] = /\/admin\/requests\/([0-9a-f-]{36})\//.exec(queue.text) ?? [];
  const page = await client.get("/request/nda/");
  const [, agreementId = ""] = /\/request\/receipt\/([0-9a-f-]{36})\/pdf\//.exec(page.text) ?? [];
  ada = { client, requestId, agreementId };
});
afterAll(async () => {
  try {
    door.expectComposure();
  } finally {
    await door.close();
  }
});

/** Waits until the outbox has nothing more to send. */
async function settle() {
  for (let count = -1; count !== door.smtp.received.length; ) {
    count = door.smtp.received.length;
    await new Promise((resolve) => setTimeout(resolve, 2500));
  }
}

/** The page without the id that was asked for. */
const less = ({ text }: Answer, id: string) => text.replaceAll(id, "");

describe("another visitor", () => {
  let eve: DoorClient;
  beforeAll(async () => {
    eve = door.browser();
    await enter(eve, door.smtp, askFields("eve@stranger.example"));
    await sign(eve);
  });

  it("finds the ids of a request and an agreement without use", async () => {
    expect([ada.requestId, ada.agreementId].map((id) => id.length)).toEqual([36, 36]);
    for (const file of ["pdf", "json", "text"]) {
      expect((await ada.client.get(`/request/receipt/${ada.agreementId}/${file}/`)).status).toBe(
        200,
      );
      const unknown = await eve.get(
        `/request/receipt/00000000-0000-4000-8000-000000000000/${file}/`,
      );
      const foreign = await eve.get(`/request/receipt/${ada.agreementId}/${file}/`);
      expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
    }
    for (const act of ["withdraw", "answer"])
      await eve.post("/request/status/", { act, request: ada.requestId, answer: "Mine now" });
    const mine = await ada.client.get("/request/status/");
    expect(mine.text).toContain("Waits for a decision");
    expect(mine.text).not.toContain("Mine now");
    for (const path of ["/request/held/", "/request/held/data.json"])
      expect((await eve.get(path)).text).not.toContain("owner.example");
  });

  it("downloads by nobody else's grant", async () => {
    const path = `/request/document/${REPORT}/`;
    // It is on the portal for everybody, so its address leads to the form, as it would if nobody had been given it.
    const asked = await eve.get(path);
    expect([asked.status, asked.location]).toEqual([303, `/request/?document=${REPORT}`]);
    expect((await eve.post(path, { acknowledged: "yes" })).status).toBe(404);
    const pages = { letter: "pentest-letter", strange: "__proto__", long: "a".repeat(5000) };
    expect((await eve.get(`/request/document/${pages.letter}/`)).status).toBe(200);
    expect((await eve.get(`/request/document/${pages.strange}/`)).status).toBe(404);
    expect((await eve.get(`/request/document/${pages.long}/`)).status).toBe(404);
  });

  it("learns of a hidden document no more than of one that never was", async () => {
    const hidden = door.portal.catalogue.documents.find(({ id }) => id === HIDDEN);
    if (!hidden) throw new Error(`The catalogue has no ${HIDDEN}.`);
    for (const client of [eve, door.browser()]) {
      const form = await client.get(`/request/?document=${HIDDEN}`);
      expect([form.text.includes(HIDDEN), form.text.includes(hidden.title)]).toEqual([
        false,
        false,
      ]);
      const page = (id: string) => client.get(`/request/document/${id}/`);
      const [one, other] = [await page(HIDDEN), await page("no-such-thing")];
      expect([one.status, one.location]).toEqual([other.status, other.location]);
      expect(less(one, HIDDEN)).toBe(less(other, "no-such-thing"));
      const typed = (document: string, more: Fields) =>
        client.post("/request/", askFields("eve@stranger.example", { document, ...more }));
      for (const more of [{}, { as: "visitor" }]) {
        const [known, unknown] = [await typed(HIDDEN, more), await typed("no-such-thing", more)];
        expect([known.status, known.text]).toEqual([400, unknown.text]);
      }
      const verify = await client.send("/gate/verify", {
        method: "POST",
        headers: { origin: door.server.url, "content-type": "application/json" },
        body: JSON.stringify({ sha256: hidden.file.sha256 }),
      });
      expect(JSON.parse(verify.text)).toEqual({ copy: "no" });
    }
  });
});

describe("an address", () => {
  it.each([
    "a@x.example,victim@evil.example",
    "a@x.example;victim@evil.example",
    "a@x.example\r\nBcc: victim@evil.example",
    "a@x.example%0aBcc:victim@evil.example",
    '"a\r\n"@x.example',
    "<a@x.example>",
    "Ada <a@x.example>",
    "a@b@x.example",
    "a@x.example\u0000",
    "a\u202E@x.example",
    "\u0430da@x.example",
    "a\uFF20x.example",
    "a@[127.0.0.1]",
    "a@127.1",
    "a@localhost",
    "-oQ/tmp@",
    "a@x.example/../evil.example",
    `${"a".repeat(65)}@x.example`,
  ])("%j is refused, and nothing is mailed", async (email) => {
    for (const [path, fields] of [
      ["/request/", askFields(email)],
      ["/request/link/", { email }],
      ["/admin/sign-in/", { email }],
    ] as const) {
      const refused = await door.browser().post(path, fields);
      expect([path, refused.status, refused.headers.getSetCookie()]).toEqual([path, 400, []]);
    }
  });

  it("in any case and width is one person, and a tag is none of it", async () => {
    const client = door.browser();
    await enter(client, door.smtp, askFields("Bo@UPPER.example"), "bo@upper.example");
    const again = door.browser();
    const wide = askFields("BO@ｕｐｐｅｒ.example");
    await enter(again, door.smtp, wide, "bo@upper.example");
    const tagged = door.browser();
    await enter(tagged, door.smtp, askFields("bo+1@upper.example"));
    const people = await owner.get("/admin/people/?q=upper.example");
    const ids = new Set(people.text.match(/\/admin\/people\/[0-9a-f-]{36}\//g));
    expect(ids.size).toBe(2);
  });

  it("that looks like another is shown as it is written", async () => {
    const client = door.browser();
    const email = "bo@n\u043Erthgrain.example";
    const to = `bo@${new URL("http://n\u043Erthgrain.example").hostname}`;
    expect(to).toMatch(/^bo@xn--/);
    // The test's mail server tells the domain in letters again.
    const mail = await enter(client, door.smtp, askFields(email));
    expect(mail.raw).toContain(`To: ${to}`);
    expect((await client.get("/request/status/")).text).toContain(to);
    expect((await owner.get("/admin/people/?q=xn--")).text).toContain(to);
  });
});

describe("a name, a title, a company, a purpose", () => {
  const FIELDS = ["name", "title", "company", "purpose"];
  it.each([
    ["blank", "  \u3000\u00A0 "],
    ["nothing that can be read", "---"],
    ["invisible characters", "\u200B\u2060"],
    ["a control character", "Ada\u0007 Bell"],
    ["a direction override", "Ada \u202Egpj.exe"],
    ["an isolate", "Ada \u2067x\u2069"],
    ["a filler", "\u3164"],
  ])("of %s is refused beside its field", async (_, text) => {
    const client = door.browser();
    for (const field of FIELDS) {
      const refused = await client.post(
        "/request/",
        askFields("bo@typed.example", { [field]: text }),
      );
      expect([field, refused.status, refused.text.includes(`id="${field}-error"`)]).toEqual([
        field,
        400,
        true,
      ]);
    }
  });

  it("with a line break reaches no header", async () => {
    const client = door.browser();
    for (const field of FIELDS.slice(0, 3)) {
      const text = "Ada\r\nBcc: victim@evil.example";
      const refused = await client.post(
        "/request/",
        askFields("bo@split.example", { [field]: text }),
      );
      expect(refused.status).toBe(400);
    }
  });

  it("with markup, formulas and headers in it is text in mails, pages and lists", async () => {
    const client = door.browser();
    const email = "bo@inject.example";
    const typed = askFields(email, {
      document: REPORT,
      name: `${MARKUP} Bo`,
      title: `@SUM(1+1) ${MARKUP}`,
      company: FORMULA,
      purpose: `+1 ${MARKUP}\r\nBcc: victim@evil.example\r\n\r\n=?utf-8?q?Bcc=3A_victim=40evil.example?=`,
    });
    const confirm = await enter(client, door.smtp, typed);
    expect(confirm.raw).not.toMatch(/onerror|HYPERLINK/);
    await sign(client, { name: "-2+3 Bo", title: `=1 ${MARKUP}`, company: `${MARKUP}"; x` });
    await settle();
    for (const { to, mail, raw } of door.smtp.received) {
      expect(to).toHaveLength(1);
      const [head = ""] = raw.split("\r\n\r\n");
      expect(head).not.toMatch(/^(?:bcc|cc):/im);
      expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
      expect(mail.html || "").not.toMatch(/<img/i);
      expect(to[0]).not.toContain("evil.example");
      const names = mail.attachments.map(({ filename = "" }) => filename);
      expect(names.filter((name) => !/^[\w.-]+$/.test(name))).toEqual([]);
    }
    const notice = await mailTo(door.smtp, APPROVER, /^Request for documents: <img/);
    expect(notice.mail.subject).toContain(FORMULA);
    const own = ["/request/status/", "/request/held/", "/request/nda/", "/request/"];
    for (const path of own) expect((await client.get(path)).text).not.toContain("<img src=x");
    const lists = ["", "requests/", "people/", "companies/", "agreements/", "grants/", "log/"];
    const pages = await Promise.all(lists.map((path) => owner.get(`/admin/${path}`)));
    const inner = new Set(
      pages.flatMap(
        ({ text }) =>
          text.match(/\/admin\/(?:requests|people|agreements|companies)\/[\w.-]+\//g) ?? [],
      ),
    );
    expect(inner.size).toBeGreaterThan(5);
    for (const path of inner) pages.push(await owner.get(path));
    for (const { status, text } of pages) {
      expect([status, text.includes("<img src=x")]).toEqual([200, false]);
    }
    expect(pages.some(({ text }) => text.includes("&lt;img src=x"))).toBe(true);
  });

  it("begins no cell of an export as a formula", async () => {
    let seen = 0;
    for (const list of [
      "requests",
      "people",
      "companies",
      "agreements",
      "grants",
      "downloads",
      "invitations",
      "log",
    ]) {
      const csv = await owner.post("/admin/exports/", { file: `${list}.csv` });
      expect([csv.status, csv.headers.get("content-type")]).toEqual([
        200,
        "text/csv;charset=utf-8",
      ]);
      expect(csv.headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+"/);
      for (const line of csv.text.slice(1).split("\r\n")) {
        expect(line).not.toMatch(/(?:^|,)"?[=@]|(?:^|,)"?[+-](?!\d+(?:,|$))/);
        seen += line.includes("'=HYPERLINK") ? 1 : 0;
      }
    }
    expect(seen).toBeGreaterThan(0);
  });

  it("of the browser reaches no header either", async () => {
    const client = door.browser();
    const headers = { "user-agent": MARKUP, "accept-language": `${MARKUP},de` };
    const sent = await client.post("/request/", askFields("bo@agent.example"), headers);
    expect(sent.status).toBe(303);
    const mail = await mailTo(door.smtp, "bo@agent.example", /^Confirm/);
    expect(mail.raw).not.toContain("onerror");
  });
});

describe("the answer to a request", () => {
  const shapeOf = (answer: Awaited<ReturnType<DoorClient["post"]>>) => {
    const headers = Object.fromEntries(
      [...answer.headers].filter(([name]) => !["date", "set-cookie"].includes(name)),
    );
    const cookie = answer.headers.getSetCookie().map((line) => line.replace(/=[\w-]{20,}/, "=…"));
    return { status: answer.status, headers, cookie, text: answer.text };
  };

  it("is the same for known, unknown, refused and too frequent addresses", async () => {
    const emails = [
      "ada@owner.example",
      "nobody@nowhere.example",
      "bo@mailinator.com",
      "bo@gmail.com",
      OWNER,
      ...Array(5).fill("often@nowhere.example"),
    ];
    for (const path of ["/request/", "/request/link/", "/admin/sign-in/"]) {
      const answers = [];
      for (const email of emails) {
        const fields = path === "/request/" ? askFields(email) : { email };
        answers.push(shapeOf(await door.browser().post(path, fields)));
      }
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(answers[0]?.status).toBe(303);
    }
  });

  it("takes the same time for known and unknown addresses", async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let at = 0; at < 30; at += 1) {
      for (const [who, email] of [
        ["known", "ada@owner.example"],
        ["unknown", `nobody-${at}@elsewhere-${at}.example`],
      ] as const) {
        const client = door.browser();
        const begun = performance.now();
        await client.post("/request/link/", { email });
        times[who].push(performance.now() - begun);
      }
    }
    const median = (all: number[]) => all.sort((one, other) => one - other)[15] ?? 0;
    const ratio = median(times.known) / median(times.unknown);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

describe("a flood", () => {
  const mailsTo = (pattern: RegExp) =>
    door.smtp.received.filter(({ to: [one = ""] }) => pattern.test(one)).length;

  it("for one mailbox, under any tag, sends it three mails an hour", async () => {
    for (let at = 0; at < 8; at += 1) {
      const email = at % 2 ? `flood+${at}@mailbox.example` : "flood@mailbox.example";
      const path = at % 3 ? "/request/" : "/request/link/";
      await door.browser().post(path, path === "/request/" ? askFields(email) : { email });
    }
    await settle();
    expect(mailsTo(/@mailbox\.example$/)).toBeLessThanOrEqual(3);
  });

  it("for one domain sends it twenty mails an hour", async () => {
    await Promise.all(
      Array.from({ length: 26 }, (_, at) =>
        door.browser().post("/request/", askFields(`person-${at}@company.example`)),
      ),
    );
    await settle();
    expect(mailsTo(/@company\.example$/)).toBe(20);
  });

  it("from one network, whatever it claims before the proxy's word, sends ten an hour", async () => {
    const statuses = [];
    for (let at = 0; at < 34; at += 1) {
      const client = door.browser({ ip: `203.0.113.${at}, 192.0.2.77` });
      const asked = await client.post("/request/", askFields(`a@network-${at}.example`));
      statuses.push(asked.status);
    }
    await settle();
    expect(mailsTo(/@network-\d+\.example$/)).toBe(10);
    expect(statuses).toEqual([...Array(30).fill(303), ...Array(4).fill(429)]);
    const answer = await door
      .browser({ ip: "2001:db8:1:2::1" })
      .post("/request/", askFields("a@six.example"));
    expect(answer.status).toBe(303);
  });

  it("that follows a “not me” is answered as ever", async () => {
    const client = door.browser();
    const mail = await ask(client, door.smtp, askFields("a@left-alone.example"));
    const t = /[?&]t=([\w-]+)/.exec(mail.mail.text ?? "")?.[1] ?? "";
    expect((await door.browser().post("/request/not-me/", { t })).status).toBe(200);
    const again = await door.browser().post("/request/", askFields("a@left-alone.example"));
    expect(again.status).toBe(303);
    await settle();
    expect(mailsTo(/@left-alone\.example$/)).toBe(1);
  });
});

describe("everything in one archive", () => {
  const wanted = ["pentest-letter", "questionnaire-mvsp", "letter-one", "tax-form"];
  const missing = missingTool("pdftotext", "qpdf");

  it.skipIf(missing)(
    `holds a copy of each document, every page with its reader's name, and the hashes of all${missing ? ` (${missing})` : ""}`,
    async () => {
      const reader = door.browser();
      const email = "zip@archive.example";
      await enter(reader, door.smtp, askFields(email, { document: wanted }));
      await sign(reader);
      const answer = await reader.post("/request/documents.zip", { act: "download" });
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/zip"]);
      const files = unzipBytes(answer.data);
      const index = files.get("index.txt")?.toString("utf8") ?? "";
      const copies = [...files].filter(([name]) => name.endsWith(".pdf"));
      expect([files.size, copies.length]).toEqual([wanted.length + 1, wanted.length]);
      const folder = mkdtempSync(join(tmpdir(), "fanlight-zip-"));
      try {
        for (const [name, data] of copies) {
          const path = join(folder, "copy.pdf");
          writeFileSync(path, data);
          expect(await checkFile(path), name).toContain(
            "No syntax or stream encoding errors found",
          );
          const pages = await readPages(path);
          expect(pages.length, name).toBeGreaterThan(0);
          expect(
            pages.filter((text) => !text.includes(email)),
            name,
          ).toEqual([]);
          const sha256 = await hashOfFile(path);
          expect(index).toContain(sha256);
          const known = await door.browser().send("/gate/verify/", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ sha256 }),
          });
          expect(JSON.parse(known.text)).toEqual({ copy: "yes" });
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
      const again = await reader.post("/request/documents.zip", { act: "download" });
      const hashes = (zip: Buffer) =>
        new Set([...unzipBytes(zip).values()].map((data) => data.toString("latin1")));
      const both = new Set([...hashes(answer.data), ...hashes(again.data)]);
      expect(both.size).toBe(2 * files.size);
    },
  );
});
