import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent } from "#integrations/content-check/check.ts";
import { statusFileSchema } from "#src/schemas/control-status.ts";
import { STATUS_FEEDS, statusFeed } from "../support/feeds.ts";
import { root, runCli, temporaryFolder } from "./run-cli.ts";

const env = { FANLIGHT_TODAY: "2026-11-02" };
const BEGINNING = ["--yes", "--name", "Wharf Labs", "--country", "DE"];
const CONTROLS = [
  ["AC-1", "Second factor for the root account", "CC6.1"],
  ["AC-2", "No storage bucket is public", "CC6.1"],
  ["LO-1", "Trails log every region", "CC7.2"],
  ["CR-1", "Keys are rotated", "CC6.7"],
];
const MAP = `map:
  iam_root_mfa_enabled: AC-1
  s3_*: AC-2
  cloudtrail_enabled: LO-1
  guardduty_enabled: LO-1
`;

async function beginContent(map: string | undefined = MAP): Promise<string> {
  const folder = temporaryFolder();
  const portal = ["--portal", "https://trust.wharf.example"];
  await runCli(["init", "--into", folder, ...BEGINNING, ...portal]);
  const controls = CONTROLS.map(
    ([id, title, criterion]) =>
      `- id: ${id}\n  title: ${title}\n  description: ${title}.\n  criteria: [${criterion}]\n  operation: automated\n`,
  );
  writeFileSync(join(folder, "controls/scanned.yaml"), controls.join(""));
  mkdirSync(join(folder, "imports"));
  if (map) writeFileSync(join(folder, "imports/prowler.yaml"), map);
  return folder;
}

function snapshot(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name),
      readFileSync(join(parentPath, name), "utf8"),
    ]),
  );
}

function statusOf(folder: string, tool = "prowler") {
  return statusFileSchema.parse(
    JSON.parse(readFileSync(join(folder, `status/${tool}.json`), "utf8")),
  );
}

/** Prowler's file with one finding changed. */
function changeFeed(change: (findings: { status_code: string; time_dt: string }[]) => void) {
  const findings = JSON.parse(readFileSync(statusFeed("prowler"), "utf8"));
  change(findings);
  const file = join(temporaryFolder(), "later.json");
  writeFileSync(file, JSON.stringify(findings));
  return file;
}

const importFeed = (into: string, file = statusFeed("prowler"), more: string[] = []) =>
  runCli(["import", "status", "prowler", file, "--into", into, ...more], { env });

describe("import status", () => {
  it("writes what is known of each control, and says what is doubtful", async () => {
    const into = await beginContent();
    const { code, out } = await importFeed(into);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "7 results of 5 ids read.
      status/prowler.json: 3 controls: 1 operating, 1 failing, 1 unknown
      status/history/: 3 changes
      1 muted result counted as unknown: muted is not a pass.
      guardduty_enabled is mapped to LO-1, but the tool says nothing of it: one check unknown.

      2 ids without a mapping, not written. Map or ignore them in imports/prowler.yaml; suggestions:
        iam_support_role: ?  (nothing in common with any control)
        kms_rotation: CR-1  (CC6.7, key, rotated)"
    `);
    expect(readFileSync(join(into, "status/prowler.json"), "utf8")).toBe(`{
  "schema": "control-status/1",
  "generatedAt": "2026-11-02T23:59:59Z",
  "source": {"tool":"Prowler"},
  "controls": [
    {"id":"AC-1","status":"operating","lastChecked":"2026-11-01T06:00:00Z","checks":{"passed":1,"failed":0,"unknown":0}},
    {"id":"AC-2","status":"failing","lastChecked":"2026-11-01T06:00:02Z","checks":{"passed":1,"failed":1,"unknown":0}},
    {"id":"LO-1","status":"unknown","lastChecked":"2026-11-01T06:00:03Z","checks":{"passed":0,"failed":0,"unknown":2}}
  ]
}
`);
    expect((await checkContent({ root, folder: into, today: "2026-11-02" })).problems).toEqual([]);
  });

  it("writes nothing when it is run again, and one line of history when a control changes", async () => {
    const into = await beginContent();
    await importFeed(into);
    const before = snapshot(into);
    expect((await importFeed(into)).out).toContain("Nothing has changed, so nothing was written.");
    expect(snapshot(into)).toEqual(before);

    const later = changeFeed((findings) => {
      for (const finding of findings) finding.time_dt = "2026-11-02T06:00:00";
      Object.assign(findings[0] ?? {}, { status_code: "FAIL" });
    });
    await importFeed(into, later);
    expect(readFileSync(join(into, "status/history/AC-1.jsonl"), "utf8")).toBe(
      `{"at":"2026-11-01T06:00:00Z","status":"operating","source":"Prowler"}\n{"at":"2026-11-02T06:00:00Z","status":"failing","source":"Prowler"}\n`,
    );
    expect(statusOf(into).controls[0]).toMatchObject({ since: "2026-11-02T06:00:00Z" });
    expect(readFileSync(join(into, "status/history/AC-2.jsonl"), "utf8").split("\n").length).toBe(
      2,
    );
    expect((await checkContent({ root, folder: into, today: "2026-11-02" })).problems).toEqual([]);
  });

  it("refuses a file older than what was imported, and says what is unobserved when a tool stops looking", async () => {
    const into = await beginContent("map: { iam_root_mfa_enabled: AC-1, kms_rotation: CR-1 }\n");
    await importFeed(into);
    const old = changeFeed((findings) => {
      for (const finding of findings) finding.time_dt = "2026-10-01T06:00:00";
    });
    const { code, err } = await importFeed(into, old);
    expect(code).toBe(1);
    expect(err).toContain("The file is older (2026-10-01T06:00:00.000Z)");
    writeFileSync(join(into, "imports/prowler.yaml"), "map: { iam_root_mfa_enabled: AC-1 }\n");
    await importFeed(into);
    expect(readFileSync(join(into, "status/history/CR-1.jsonl"), "utf8")).toContain("unobserved");
  });

  it("counts several files together, and a future date as unknown", async () => {
    const into = await beginContent();
    const future = changeFeed((findings) => {
      for (const finding of findings) finding.time_dt = "2027-01-01T00:00:00";
    });
    const argv = ["import", "status", "prowler", statusFeed("prowler"), future, "--into", into];
    const { out } = await runCli(argv, { env });
    expect(out).toContain("7 results dated in the future counted as unknown.");
    expect(statusOf(into).controls.find(({ id }) => id === "AC-1")?.status).toBe("unknown");
  });

  it("writes suggestions as comments that are not used until somebody moves them", async () => {
    const into = await beginContent();
    await importFeed(into, statusFeed("prowler"), ["--suggest"]);
    const text = readFileSync(join(into, "imports/prowler.yaml"), "utf8");
    expect(text).toBe(`${MAP}# Suggested, not used until moved under map:
#   "iam_support_role": ?  # nothing in common with any control
#   "kms_rotation": CR-1  # CC6.7, key, rotated
`);
    await importFeed(into, statusFeed("prowler"), ["--suggest"]);
    expect(readFileSync(join(into, "imports/prowler.yaml"), "utf8")).toBe(text);
  });

  it("names the line of a mapping that is wrong, and what was meant", async () => {
    const unknown = await importFeed(await beginContent("map: { kms_rotation: CR-11 }\n"));
    expect(unknown.err).toContain(
      '"kms_rotation" is mapped to "CR-11", which is no control. Did you mean CR-1?',
    );
    const misspelt = await importFeed(await beginContent("maps: {}\n"));
    expect(misspelt.err).toContain("imports/prowler.yaml:1:1");
    expect(misspelt.err).toContain("Did you mean map?");
  });

  it("asks when an export was taken, where it does not say", async () => {
    const into = await beginContent();
    writeFileSync(join(into, "imports/drata.yaml"), "map: { DCF-71: AC-1 }\n");
    const argv = ["import", "status", "drata", statusFeed("drata"), "--into", into];
    expect((await runCli(argv, { env })).err).toContain("Say when the export was taken");
    expect((await runCli([...argv, "--taken", "2026-11-01"], { env })).code).toBe(0);
    expect(statusOf(into, "drata").controls[0]?.lastChecked).toBe("2026-11-01T00:00:00Z");
    expect((await runCli([...argv, "--taken", "2026-12-01"], { env })).err).toContain("not come");
  });

  it("never writes the names of people, accounts, hosts or resources", async () => {
    const into = await beginContent();
    for (const id of Object.keys(STATUS_FEEDS)) {
      writeFileSync(join(into, `imports/${id}.yaml`), 'map: { "*": AC-1 }\n');
      const argv = ["import", "status", id, statusFeed(id), "--into", into, "--taken", "now"];
      expect(await runCli([...argv, "--suggest"], { env }), id).toMatchObject({ code: 0 });
    }
    const written = Object.values(snapshot(into)).join("\n");
    expect(written).not.toMatch(/Quill|mara|1234567890|arn:aws|web-01|10\.1\.2\.3|tidewater/i);
    expect(readdirSync(join(into, "status")).length).toBe(Object.keys(STATUS_FEEDS).length + 1);
  });
});

describe("import status, on files that are wrong", () => {
  const cases: [what: string, tool: string, bytes: string | Uint8Array, says: string][] = [
    [
      "another tool's file",
      "prowler",
      readFileSync(statusFeed("security-hub")),
      "looks like a file of AWS Security Hub",
    ],
    [
      "another tool's file in another form",
      "vanta",
      readFileSync(statusFeed("ciso-assistant")),
      "looks like a file of CISO Assistant",
    ],
    [
      "JSON that ends too early",
      "prowler",
      readFileSync(statusFeed("prowler")).subarray(0, 3000),
      "its end is missing",
    ],
    ["an empty file", "prowler", "", "The file is empty."],
    ["an empty list", "prowler", "[]", "has no finding"],
    ["a CSV without rows", "csv", "control,status,checked\n", "a header and no row"],
    [
      "a CSV without the columns",
      "csv",
      "a,b\n1,2\n",
      'no column "control" or "id" or "check" and no column "status"',
    ],
    [
      "Latin-1",
      "csv",
      Buffer.from("control,status,checked\nAC-1,operat\xefng,2026-11-01\n", "latin1"),
      "not UTF-8",
    ],
    ["UTF-16", "csv", Buffer.from("\ufeffcontrol,status\n", "utf16le"), "UTF-16"],
    ["a cell that never ends", "csv", 'control,status\n"AC-1,operating\n', "is not CSV"],
    [
      "a time that is none",
      "csv",
      "control,status,checked\nAC-1,operating,yesterday\n",
      '"yesterday" is no time',
    ],
    [
      "words of another tool",
      "csv",
      "control,status,checked\nAC-1,PASS,2026-11-01\n",
      "No entry has a status that CSV gives: PASS",
    ],
    [
      "a finding without a check",
      "prowler",
      '[{"class_uid":2004,"finding_info":{},"status_code":"PASS"}]',
      "Entry 1 names no check",
    ],
    [
      "a part that has another shape",
      "security-hub",
      '{"Findings":[{"Id":"1","GeneratorId":"g","ProductArn":"p","Compliance":"PASSED"}]}',
      "Entry 1, Compliance",
    ],
    [
      "XML with a document type",
      "xccdf",
      '<!DOCTYPE a [<!ENTITY x "pass">]><TestResult/>',
      "declares a document type",
    ],
    [
      "XML that ends too early",
      "xccdf",
      readFileSync(statusFeed("xccdf")).subarray(0, 900),
      "its end is missing",
    ],
    [
      "rules without results",
      "xccdf",
      '<Benchmark xmlns="http://checklists.nist.gov/xccdf/1.2"/>',
      "has no TestResult",
    ],
    ["OSCAL of another model", "oscal", '{"catalog":{}}', "no OSCAL assessment-results"],
  ];

  it.each(cases)("%s", async (_, tool, bytes, says) => {
    const into = await beginContent();
    const before = snapshot(into);
    const file = join(temporaryFolder(), "export");
    writeFileSync(file, bytes);
    const { code, err } = await runCli(["import", "status", tool, file, "--into", into], { env });
    expect(code).toBe(1);
    expect(err).toContain("cannot be imported, and nothing was written.");
    expect(err).toContain(says);
    expect(snapshot(into)).toEqual(before);
  });

  it("says what is wrong with the command line", async () => {
    expect((await runCli(["import", "status", "prowlr", "x"])).err).toContain(
      "Did you mean prowler?",
    );
    expect((await runCli(["import", "status"])).err).toContain("Name the tool");
    expect((await runCli(["import", "status", "prowler"])).err).toContain("Name the file");
    const into = await beginContent();
    expect((await importFeed(into, "missing.json")).err).toContain("There is no file");
    expect((await importFeed(into, into)).err).toContain("is not a file");
    expect((await importFeed(join(into, "nowhere"))).err).toContain("There is no folder");
  });

  it("adds nothing to content that does not check", async () => {
    const into = await beginContent();
    mkdirSync(join(into, "status"), { recursive: true });
    writeFileSync(join(into, "status/other.json"), "{");
    const { err } = await importFeed(into);
    expect(err).toContain("nothing is added to it");
    expect(existsSync(join(into, "status/prowler.json"))).toBe(false);
  });
});
