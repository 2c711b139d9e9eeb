/** Content for tests of the domain: every entry is made by its schema, so that no test rests on impossible data. */
import type { z } from "zod";
import { describePortal } from "#src/domain/portal.ts";
import type { Portal } from "#src/domain/views.ts";
import { answerSchema } from "#src/schemas/answer.ts";
import { type CompanyInput, companySchema } from "#src/schemas/company.ts";
import type { Content, Entry } from "#src/schemas/content.ts";
import { type ControlInput, controlSchema } from "#src/schemas/control.ts";
import {
  type controlStatusSchema,
  statusChangeSchema,
  statusFileSchema,
} from "#src/schemas/control-status.ts";
import { documentSchema } from "#src/schemas/document.ts";
import { factsSchema } from "#src/schemas/facts.ts";
import { policySchema } from "#src/schemas/policy.ts";
import { questionnaireSchema } from "#src/schemas/questionnaire.ts";
import { type ReportInput, reportSchema } from "#src/schemas/report.ts";
import { subprocessorSchema } from "#src/schemas/subprocessor.ts";
import { updateSchema } from "#src/schemas/update.ts";
import { componentsSchema, uptimeFileSchema } from "#src/schemas/uptime.ts";

/** The day for which tests work out states, unless they say another. */
export const TODAY = "2026-11-23";

function entry<Data>(id: string, data: Data): Entry<Data> {
  return { id, data, origin: { file: `${id}.yaml`, path: [] } };
}

export function company(over: Partial<CompanyInput> = {}) {
  return companySchema.parse({
    schema: 1,
    name: "Example",
    legalName: "Example GmbH",
    country: "DE",
    description: "Example sells software.",
    portal: "https://trust.example.com/",
    products: [{ id: "app", name: "App" }],
    system: { name: "App", description: "The app." },
    contacts: { security: { email: "security@example.com" } },
    categories: ["security"],
    ...over,
  });
}

/** An automated control on CC6.1, unless told otherwise. */
export function control(over: Partial<ControlInput> = {}) {
  const id = over.id ?? "C-1";
  return entry(
    id,
    controlSchema.parse({
      id,
      title: `Title of ${id}`,
      description: "What it does.",
      criteria: ["CC6.1"],
      operation: "automated",
      ...over,
    }),
  );
}

type StatusInput = z.input<typeof controlStatusSchema>;

/** One status file; each control was checked yesterday and operates, unless told otherwise. */
export function statusFile(
  controls: readonly (Partial<StatusInput> & { id: string })[],
  over: { tool?: string; generatedAt?: string; id?: string } = {},
) {
  const generatedAt = over.generatedAt ?? "2026-11-22T07:00:00Z";
  return entry(
    over.id ?? over.tool ?? "scanner",
    statusFileSchema.parse({
      schema: "control-status/1",
      generatedAt,
      source: { tool: over.tool ?? "Scanner" },
      controls: controls.map((status) => ({
        status: "operating",
        lastChecked: "2026-11-22T06:00:00Z",
        ...status,
      })),
    }),
  );
}

export function history(
  id: string,
  changes: readonly Omit<z.input<typeof statusChangeSchema>, "source">[],
) {
  return entry(
    id,
    changes.map((change) => statusChangeSchema.parse({ source: "Scanner", ...change })),
  );
}

/** An issued SOC 2 Type 2 report on security, unmodified, from 1 October 2025 to 30 September 2026. */
export function report(id: string, over: Partial<ReportInput> = {}) {
  return entry(
    id,
    reportSchema.parse({
      kind: "soc2",
      stage: "issued",
      type: 2,
      period: { start: "2025-10-01", end: "2026-09-30" },
      categories: ["security"],
      issuedOn: "2026-11-10",
      opinion: { value: "unmodified" },
      ...over,
    }),
  );
}

/** A management letter signed on 16 November 2026 for the days since 1 October. */
export function letter(id: string, over: Partial<ReportInput> = {}) {
  return entry(
    id,
    reportSchema.parse({
      kind: "management-letter",
      stage: "issued",
      follows: "soc2",
      period: { start: "2026-10-01", end: "2026-11-16" },
      signedOn: "2026-11-16",
      ...over,
    }),
  );
}

export function policy(id: string, over: Partial<z.input<typeof policySchema>> = {}) {
  return entry(
    id,
    policySchema.parse({ title: `Policy ${id}`, version: "1.0", access: "public", ...over }),
  );
}

export function answer(id: string, over: Partial<z.input<typeof answerSchema>> = {}) {
  return entry(
    id,
    answerSchema.parse({
      question: `Question ${id}?`,
      topics: ["General"],
      lastReviewed: "2026-06-01",
      access: "public",
      ...over,
    }),
  );
}

export function questionnaire(
  id: string,
  over: Partial<z.input<typeof questionnaireSchema>> = {},
  rows: readonly string[] = ["1.1", "1.2"],
) {
  const questions = rows.map((row) => ({ id: row, text: `Question ${row}?` }));
  return entry(
    id,
    questionnaireSchema.parse({
      title: `Questionnaire ${id}`,
      access: "public",
      sections: [{ title: "First", questions }],
      ...over,
    }),
  );
}

export function document(id: string, over: Partial<z.input<typeof documentSchema>> = {}) {
  return entry(id, documentSchema.parse({ kind: "other", title: `Document ${id}`, ...over }));
}

export function subprocessor(id: string, over: Partial<z.input<typeof subprocessorSchema>> = {}) {
  return entry(
    id,
    subprocessorSchema.parse({
      id,
      name: `Name of ${id}`,
      service: "Hosting",
      purpose: "To host.",
      locations: ["DE"],
      ...over,
    }),
  );
}

export function update(id: string, over: Partial<z.input<typeof updateSchema>> = {}) {
  return entry(
    id,
    updateSchema.parse({
      date: "2026-11-01",
      kind: "general",
      title: `Update ${id}`,
      summary: "What is new.",
      ...over,
    }),
  );
}

export function components(...ids: string[]) {
  return entry(
    "components",
    componentsSchema.parse({
      components: ids.map((id) => ({ id, name: id, source: { kind: "probe", name: "Probe" } })),
    }),
  );
}

type UptimeInput = z.input<typeof uptimeFileSchema>;

export function uptimeFile(
  id: string,
  days: Record<string, UptimeInput["components"][number]["days"]>,
  generatedAt = "2026-11-23T01:00:00Z",
) {
  return entry(
    id,
    uptimeFileSchema.parse({
      schema: "uptime/1",
      generatedAt,
      source: { tool: `Tool ${id}` },
      components: Object.entries(days).map(([component, ofComponent]) => ({
        id: component,
        days: ofComponent,
      })),
    }),
  );
}

export function facts(over: z.input<typeof factsSchema> = {}) {
  return entry("facts", factsSchema.parse(over));
}

export interface Parts extends Partial<Omit<Content, "company">> {
  company?: Partial<CompanyInput>;
}

export function contentOf({ company: companyParts, ...parts }: Parts = {}): Content {
  return {
    company: entry("company", company(companyParts)),
    facts: undefined,
    access: undefined,
    components: undefined,
    controls: [],
    status: [],
    statusHistory: [],
    policies: [],
    reports: [],
    documents: [],
    subprocessors: [],
    uptime: [],
    answers: [],
    questionnaires: [],
    updates: [],
    nda: [],
    ...parts,
  };
}

export function portalOf(parts: Parts = {}, today: string = TODAY): Portal {
  return describePortal(contentOf(parts), { today, builtAt: `${today}T08:00:00Z` });
}

/** What a test says exists, without `undefined` in its type. */
export function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("The test expected a value here.");
  return value;
}
