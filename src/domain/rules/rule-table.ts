/** The one table of all rules. Ids are permanent: a rule that is dropped leaves its id unused. */
import { accentRules } from "./accent.ts";
import { accessRules } from "./access-examples.ts";
import { agreementRules } from "./agreement.ts";
import { answerRules } from "./answers.ts";
import { auditorNameRules } from "./auditor-names.ts";
import { claimWordRules } from "./claim-words.ts";
import { controlRules } from "./controls.ts";
import { countryRules } from "./countries.ts";
import { feedRules } from "./feeds.ts";
import { fileRules } from "./files.ts";
import { issuedReportRules } from "./issued-reports.ts";
import { letterRules } from "./letters.ts";
import { linkRules } from "./links.ts";
import { loaderRules } from "./loader-rules.ts";
import { logoRules } from "./logo.ts";
import { markupRules } from "./markup.ts";
import { nameRules } from "./names.ts";
import { opinionRules } from "./opinions.ts";
import { overdueRules } from "./overdue.ts";
import { overrideRules } from "./overrides.ts";
import { periodRules } from "./periods.ts";
import { questionnaireRules } from "./questionnaires.ts";
import { referenceRules } from "./references.ts";
import { repeatRules } from "./repeats.ts";
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
  ...repeatRules,
  ...scopeRules,
  ...reportTypeRules,
  ...issuedReportRules,
  ...reportStandingRules,
  ...periodRules,
  ...opinionRules,
  ...auditorNameRules,
  ...letterRules,
  ...controlRules,
  ...statusRules,
  ...feedRules,
  ...uptimeRules,
  ...subprocessorRules,
  ...countryRules,
  ...answerRules,
  ...questionnaireRules,
  ...claimWordRules,
  ...markupRules,
  ...linkRules,
  ...fileRules,
  ...accessRules,
  ...agreementRules,
  ...logoRules,
  ...accentRules,
  ...overdueRules,
  ...overrideRules(() => RULES),
];

export const RULES: readonly RuleText[] = [...loaderRules, ...CONTENT_RULES];
