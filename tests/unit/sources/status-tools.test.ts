import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { textInput } from "#src/sources/input.ts";
import { worstKnown } from "#src/sources/status/roll-up.ts";
import { tallyResults } from "#src/sources/status/tally.ts";
import { STATUS_TOOLS } from "#src/sources/status/tools.ts";
import { STATUS_FEEDS, statusFeed } from "../../support/feeds.ts";

async function statesOf(id: string): Promise<Record<string, string>> {
  const tool = STATUS_TOOLS.find((one) => one.id === id);
  if (!tool) throw new Error(`no tool ${id}`);
  const text = readFileSync(statusFeed(id));
  const now = "2026-11-02T00:00:00Z";
  const { keys } = await tallyResults(tool.read(textInput(text)), { taken: now, now });
  return Object.fromEntries([...keys].map(([key, { counts }]) => [key, worstKnown(counts)]));
}

describe("what tools say, in our words", () => {
  it("has a file of every tool", () => {
    expect(Object.keys(STATUS_FEEDS).sort()).toEqual(STATUS_TOOLS.map(({ id }) => id).sort());
  });

  it("reads OSCAL: newest result wins, a reviewed control without a finding is unknown", async () => {
    expect(await statesOf("oscal")).toEqual({
      "CC6.1_smt": "operating",
      "CC7.2_obj": "failing",
      "CC8.1": "unknown",
    });
  });

  it("reads Prowler: muted and manual are unknown, one finding for two requirements counts once", async () => {
    expect(await statesOf("prowler")).toEqual({
      iam_root_mfa_enabled: "operating",
      s3_bucket_public_access: "failing",
      cloudtrail_enabled: "unknown",
      iam_support_role: "unknown",
      kms_rotation: "operating",
    });
  });

  it("reads Security Hub: archived ones are left out, suppressed ones unknown, accounts not kept", async () => {
    expect(await statesOf("security-hub")).toEqual({
      "IAM.9": "operating",
      "S3.1": "failing",
      "KMS.4": "unknown",
      "EC2.8": "partial",
      "arn:aws:config:eu-west-1:*:rule/own": "unknown",
    });
  });

  it("reads XCCDF", async () => {
    expect(await statesOf("xccdf")).toEqual({
      "xccdf_org.example_rule_sshd_root": "operating",
      "xccdf_org.example_rule_audit": "failing",
      "xccdf_org.example_rule_disk": "unknown",
      "xccdf_org.example_rule_gui": "not-applicable",
      "xccdf_org.example_rule_time": "operating",
      "xccdf_org.example_rule_usb": "planned",
      "xccdf_org.example_rule_err": "unknown",
    });
  });

  it("reads CISO Assistant: points of focus are rolled up to their criterion", async () => {
    expect(await statesOf("ciso-assistant")).toEqual({
      "CC6.1": "partial",
      "CC7.2": "failing",
      "PI1.1": "unknown",
      "CC8.1": "operating",
      "CC9.2": "not-applicable",
    });
  });

  it("reads Vanta: counts of tests before words, and no word that is not known", async () => {
    expect(await statesOf("vanta")).toEqual({
      "AC-1": "operating",
      "AC-2": "failing",
      "AC-3": "operating",
      "AC-4": "unknown",
    });
    expect(await statesOf("vanta-tests")).toEqual({
      "aws-root-mfa": "operating",
      "s3-private": "failing",
      laptops: "unknown",
      training: "planned",
      gpu: "not-applicable",
    });
  });

  it("reads Drata, Secureframe, Comp AI and Probo", async () => {
    expect(await statesOf("drata")).toEqual({
      "DCF-71": "operating",
      "DCF-10": "unknown",
      "DCF-11": "failing",
      "DCF-13": "unknown",
    });
    expect(await statesOf("secureframe")).toEqual({
      "AC-1": "operating",
      "AC-2": "failing",
      "AC-3": "planned",
      "AC-4": "unknown",
    });
    expect(await statesOf("comp-ai")).toEqual({
      tsk_1: "operating",
      tsk_2: "failing",
      tsk_3: "unknown",
      tsk_4: "planned",
      tsk_5: "not-applicable",
    });
    expect(await statesOf("probo")).toEqual({
      "AC-REVIEW": "operating",
      BACKUP: "failing",
      ALERTS: "partial",
      "CC9.2": "unknown",
    });
  });

  it("reads a plain CSV: the worst known counts, and a word that is none of ours is unknown", async () => {
    expect(await statesOf("csv")).toEqual({
      "AC-1": "operating",
      "AC-2": "failing",
      "AC-3": "unknown",
    });
  });
});
