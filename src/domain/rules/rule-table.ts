/** The one table of all rules. Ids are permanent: a rule that is dropped leaves its id unused. */
import { accentRules } from "./accent.ts";
import { answerRules } from "./answers.ts";
import { claimWordRules } from "./claim-words.ts";
import { controlRules } from "./controls.ts";
import { fileRules } from "./files.ts";
import { issuedReportRules } from "./issued-reports.ts";
import { letterRules } from "./letters.ts";
import { linkRules } from "./links.ts";
import { loaderRules } from "./loader-rules.ts";
import { markupRules } from "./markup.ts";
import { nameRules } from "./names.ts";
import { opinionRules } from "./opinions.ts";
import { overdueRules } from "./overdue.ts";
import { overrideRules } from "./overrides.ts";
import { periodRules } from "./periods.ts";
import { referenceRules } from "./references.ts";
import { reportStandingRules } from "./report-standings.ts";
import { reportTypeRules } from "./report-types.ts";
import type { Rule, RuleText } from "./rule.ts";
import { scopeRules } from "./scope.ts";
import { statusRules } from "./status.ts";
import { subprocessorRules } from "./subprocessors.ts";
import { uptimeRules } from "./uptime.ts";

/** Rules about what the files say, once they could be read. */
export const CONTENT_RULES: readonly Rule[] = [
  ...referenceRules,
  ...nameRules,
  ...scopeRules,
  ...reportTypeRules,
  ...issuedReportRules,
  ...reportStandingRules,
  ...periodRules,
  ...opinionRules,
  ...letterRules,
  ...controlRules,
  ...statusRules,
  ...uptimeRules,
  ...subprocessorRules,
  ...answerRules,
  ...claimWordRules,
  ...markupRules,
  ...linkRules,
  ...fileRules,
  ...accentRules,
  ...overdueRules,
  ...overrideRules(() => RULES),
];

export const RULES: readonly RuleText[] = [...loaderRules, ...CONTENT_RULES];
