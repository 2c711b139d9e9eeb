/** Writes findings of the size that Prowler's have, up to a count or a size. */

import { once } from "node:events";
import { createWriteStream } from "node:fs";

export const FINDING_CHECKS = Array.from({ length: 400 }, (_, index) => `check_${index}`);

function findingOf(index: number): string {
  const check = FINDING_CHECKS[index % FINDING_CHECKS.length];
  const resource = `arn:aws:s3:::bucket-${index}`;
  return JSON.stringify({
    message: `${resource} is as it should be.`,
    metadata: {
      event_code: check,
      product: { name: "Prowler", version: "5.12.0" },
      version: "1.5.0",
    },
    severity: "High",
    status: "New",
    status_id: 1,
    status_code: index % 50 === 0 ? "FAIL" : "PASS",
    unmapped: { compliance: { SOC2: ["cc_6_1", "cc_6_7"], "CIS-3.0": ["1.5", "2.1"] } },
    finding_info: { uid: `prowler-aws-${check}-${index}`, title: check, desc: "d".repeat(400) },
    resources: [{ uid: resource, data: { metadata: { policy: "p".repeat(700) } } }],
    class_uid: 2004,
    cloud: { account: { uid: "123456789012" }, region: "eu-west-1" },
    remediation: { desc: "r".repeat(250), references: ["https://docs.example.com/1"] },
    time_dt: "2026-11-01T06:00:00",
  });
}

export async function writeFindings(
  file: string,
  { count = Number.POSITIVE_INFINITY, bytes = Number.POSITIVE_INFINITY },
): Promise<string> {
  const out = createWriteStream(file);
  let size = 0;
  for (let index = 0; index < count && size < bytes; index += 1) {
    const text = `${index === 0 ? "[" : ",\n"}${findingOf(index)}`;
    size += text.length;
    if (!out.write(text)) await once(out, "drain");
  }
  out.end("]\n");
  await once(out, "finish");
  return file;
}
