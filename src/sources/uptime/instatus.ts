/** Instatus: the components of the page. */
import { z } from "zod";
import { parseJson } from "../input.ts";
import { nameText, readPart } from "./shape.ts";
import type { UptimeSource } from "./source.ts";

const answerSchema = z.object({
  components: z.array(z.object({ id: nameText, name: nameText }), {
    error: "is missing, so this is no list of components of Instatus",
  }),
});

export const instatus: UptimeSource = {
  id: "instatus",
  name: "Instatus",
  kind: "self-reported",
  path: "v2/components.json",
  reads: "`/v2/components.json` or `/v3/components.json` of the status page.",
  obtain: "Give the page's address, for example `https://status.example.com/`.",
  gaps: [
    "Instatus publishes no days, and its incidents name no component: only the components are taken over. Their days stay unknown until another source tells them.",
  ],
  read(text) {
    const { components } = readPart(answerSchema, parseJson(text), "The answer");
    return components.map(({ id, name }) => ({ key: id, name, days: [] }));
  },
};
