/** Content in which every fact that may be held back carries a word of its own, so that a leak names itself. */
import type { CompanyInput } from "#src/schemas/company.ts";
import {
  answer,
  control,
  document,
  facts,
  history,
  type Parts,
  policy,
  questionnaire,
  report,
  statusFile,
  subprocessor,
  update,
} from "./content-builder.ts";

/** Everything that a company may withhold is withheld. */
export const NOTHING: CompanyInput["publish"] = {
  criteriaMap: false,
  controlStatus: "none",
  opinion: false,
  exceptions: "none",
  auditorName: false,
  cuecs: false,
};

/** Everything that a company may withhold is published. */
export const EVERYTHING: CompanyInput["publish"] = {
  criteriaMap: true,
  controlStatus: "history",
  opinion: true,
  exceptions: "text",
  auditorName: true,
  cuecs: true,
};

export function tellingContent(publish: CompanyInput["publish"]): Parts {
  return {
    company: { publish, categories: ["security", "availability"] },
    controls: [
      control({
        id: "AUTO",
        criteria: ["CC6.1"],
        policies: ["open", "inside"],
        detail: "WORD-detail",
        lastPerformed: { on: "2026-11-01", by: "WORD-performer", evidence: "WORD-evidence" },
        operation: "both",
      }),
      control({ id: "AVAIL", criteria: ["A1.2", "CC7.5"] }),
    ],
    status: [
      statusFile(
        [
          { id: "AUTO", status: "failing", note: "WORD-status-note" },
          { id: "AVAIL", status: "failing", note: "WORD-availability-note" },
        ],
        { tool: "WORD-tool" },
      ),
    ],
    statusHistory: [
      history("AUTO", [
        { at: "2026-03-01T00:00:00Z", status: "failing", note: "WORD-history-note" },
      ]),
    ],
    policies: [
      policy("open", { criteria: ["CC6.1"] }),
      policy("inside", { access: "internal", title: "WORD-internal-policy", criteria: ["CC6.1"] }),
    ],
    reports: [
      report("soc2", {
        issuer: { name: "WORD-auditor", licence: "WORD-licence", mayBeNamed: true },
        opinion: { value: "qualified", modifies: ["CC6.1"], basis: "WORD-basis" },
        exceptions: [
          {
            criterion: "CC6.1",
            control: "AUTO",
            text: "WORD-exception",
            response: "WORD-response",
          },
        ],
        cuecs: [{ text: "WORD-public-cuec", access: "public" }, { text: "WORD-gated-cuec" }],
        file: { path: "WORD-folder/soc2.pdf", bytes: 1, sha256: "a".repeat(64) },
        supersedes: "HIDDEN-REPORT",
        subservice: [
          {
            name: "Cloud",
            subprocessor: "FUTURE-SUB",
            method: "carve-out",
            csocs: [{ criterion: "CC6.4", expects: "Guards its doors." }],
          },
        ],
      }),
      report("HIDDEN-REPORT", {
        access: "hidden",
        title: "WORD-hidden-report",
        subservice: [
          {
            name: "WORD-hidden-cloud",
            method: "carve-out",
            csocs: [{ criterion: "CC6.5", expects: "x" }],
          },
        ],
      }),
    ],
    documents: [
      document("HIDDEN-DOCUMENT", { access: "hidden", title: "WORD-hidden-document" }),
      document("open-document"),
    ],
    answers: [
      answer("inside-answer", {
        access: "internal",
        question: "WORD-internal-question?",
        questionnaires: { "open-form": ["1.3"] },
      }),
      answer("gated-answer", {
        access: "nda",
        value: "no",
        owner: "WORD-gated-owner",
        criteria: ["CC6.1"],
        documents: ["open-document", "HIDDEN-DOCUMENT"],
        questionnaires: { "open-form": ["1.2"], "HIDDEN-FORM": ["WORD-row"] },
      }),
      answer("open-answer", {
        policies: ["open", "inside"],
        reports: ["soc2", "HIDDEN-REPORT"],
        controls: ["AUTO"],
        documents: ["HIDDEN-DOCUMENT", "open-document"],
        questionnaires: { "open-form": ["1.1"], "HIDDEN-FORM": ["WORD-row"] },
        criteria: ["CC6.1"],
      }),
    ],
    questionnaires: [
      questionnaire("HIDDEN-FORM", {
        access: "internal",
        title: "WORD-customers-form",
        publishWording: true,
        sections: [
          {
            title: "WORD-section",
            questions: [{ id: "WORD-row", text: "WORD-customers-question?" }],
          },
        ],
      }),
      questionnaire("open-form", {
        sections: [
          {
            title: "First",
            questions: [
              { id: "1.1", text: "WORD-their-wording?" },
              { id: "1.2", text: "WORD-their-other-wording?" },
              { id: "1.3", text: "WORD-their-last-wording?" },
            ],
          },
        ],
      }),
    ],
    subprocessors: [
      subprocessor("FUTURE-SUB", {
        name: "WORD-unannounced",
        announcedOn: "2026-12-01",
        effectiveOn: "2027-01-15",
      }),
      subprocessor("here", { replaces: "FUTURE-SUB" }),
    ],
    updates: [update("now"), update("later", { date: "2026-11-24", title: "WORD-later-update" })],
    facts: facts({
      ai: {
        statedOn: "2026-11-01",
        summary: "One feature.",
        features: [
          {
            name: "Reading",
            description: "Reads.",
            subprocessor: "FUTURE-SUB",
            onByDefault: false,
            trainsOnCustomerData: false,
          },
        ],
      },
    }),
  };
}
