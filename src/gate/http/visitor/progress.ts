/** How far a visitor has come, as steps of which one is the present one. */
import type { StatusPage } from "./status.ts";

export interface Step {
  title: string;
  text?: string;
  state?: "done" | "now";
}

const NOW: Record<StatusPage["next"]["kind"], "confirm" | "sign" | "decide" | "download" | "none"> =
  {
    answer: "decide",
    sign: "sign",
    acknowledge: "sign",
    "wait-for-agreement": "sign",
    "agreement-missing": "sign",
    download: "download",
    confirm: "confirm",
    wait: "decide",
    "ask-again": "none",
    ask: "none",
  };

/** Empty where nothing is under way. */
export function listProgress({
  next,
  requests,
  grants,
  isCovered,
  company,
}: Pick<StatusPage, "next" | "requests" | "grants" | "isCovered" | "company">): Step[] {
  const now = NOW[next.kind];
  if (now === "none") return [];
  const wanted = requests
    .filter(({ state }) => ["verified", "pending", "more-info", "approved"].includes(state))
    .flatMap(({ documents }) => documents);
  const waits = wanted.some(({ state }) => state === "waiting" || state === "question");
  const isOpen = grants.some(({ usable }) => usable);
  // Which rule holds is known once the agreement is signed.
  const mayNeedPerson = wanted.some(
    ({ state, level }) => state === "asked" && (level === "approval" || level === "hidden"),
  );
  return [
    { title: "You confirm your address", state: now === "confirm" ? "now" : "done" },
    ...(now === "sign" || isCovered
      ? [
          {
            title: "You sign the NDA",
            state: now === "sign" ? ("now" as const) : ("done" as const),
          },
        ]
      : []),
    ...(waits || mayNeedPerson || now === "decide"
      ? [
          {
            title: `A person at ${company} decides${waits || now === "decide" ? "" : ", where a rule asks for it"}`,
            ...(now === "decide"
              ? { state: "now" as const }
              : waits && { text: "Some of it still waits." }),
          },
        ]
      : []),
    {
      title: "You download your copies",
      ...(now === "download" ? { state: "now" as const } : isOpen && { text: "Some are open." }),
    },
  ];
}
