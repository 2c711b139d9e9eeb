/** OpenStatus: what is now, and nothing else. */
import { z } from "zod";
import { parseJson } from "../input.ts";
import { readPart } from "./shape.ts";
import type { UptimeSource } from "./source.ts";

const answerSchema = z.object({
  status: z.enum(
    [
      "operational",
      "degraded_performance",
      "partial_outage",
      "major_outage",
      "under_maintenance",
      "unknown",
      "incident",
    ],
    { error: "is no status of OpenStatus" },
  ),
});

export const openstatus: UptimeSource = {
  id: "openstatus",
  name: "OpenStatus",
  kind: "probe",
  path: "",
  reads: "`https://api.openstatus.dev/public/status/{slug}`.",
  obtain: "Give that address with the slug of your page.",
  gaps: [
    "Its public interface says only how the whole page is now: one component is named, and its days stay unknown until another source tells them.",
  ],
  read(text) {
    readPart(answerSchema, parseJson(text), "The answer");
    return [{ key: "service", name: "Service", days: [] }];
  },
};
