/** Every tool that control status can come from. */
import { cisoAssistant } from "./ciso-assistant.ts";
import { compAi } from "./comp-ai.ts";
import { drata } from "./drata.ts";
import { oscal } from "./oscal.ts";
import { plainCsv } from "./plain-csv.ts";
import { probo } from "./probo.ts";
import { prowler } from "./prowler.ts";
import { secureframe } from "./secureframe.ts";
import { securityHub } from "./security-hub.ts";
import type { StatusTool } from "./tool.ts";
import { vanta } from "./vanta.ts";
import { vantaTests } from "./vanta-tests.ts";
import { xccdf } from "./xccdf.ts";

export const STATUS_TOOLS: readonly StatusTool[] = [
  cisoAssistant,
  compAi,
  plainCsv,
  drata,
  oscal,
  probo,
  prowler,
  secureframe,
  securityHub,
  vanta,
  vantaTests,
  xccdf,
];
