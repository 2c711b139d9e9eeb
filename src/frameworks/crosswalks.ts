/**
 * Requirements of other frameworks that the Trust Services Criteria relate to: ids are facts, titles are our own words.
 * A draft by analysis, neither AICPA’s nor ISO’s nor NIST’s, which is why a person at the company has to have read it
 * before a page shows it.
 */
import type { FrameworkId } from "../schemas/company.ts";
import rows from "./crosswalks.json" with { type: "json" };

export interface Requirement {
  id: string;
  title: string;
  /** Criteria that it relates to. */
  criteria: readonly string[];
}

export const FRAMEWORK_NAMES: Record<FrameworkId, string> = {
  "iso27001-2022": "ISO/IEC 27001:2022",
  "nist-csf-2.0": "NIST Cybersecurity Framework 2.0",
  "nist-800-53r5": "NIST SP 800-53, revision 5",
  hipaa: "HIPAA Security Rule",
};

export const CROSSWALKS: Readonly<Record<FrameworkId, readonly Requirement[]>> = rows;
