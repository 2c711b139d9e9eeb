/**
 * What a status page says at this moment, as a reader's browser asks it. Its answer comes from elsewhere: it is checked against the
 * shape that is needed, none of its texts is taken over, and a word that is not known makes the state unknown, never calm.
 */

/** Status pages whose makers let browsers of other sites read them. */
export const LIVE_SOURCES = ["statuspage", "incident-io", "instatus"] as const;
export type LiveSource = (typeof LIVE_SOURCES)[number];

export interface LiveLine {
  source: LiveSource;
  /** Address of the answer. */
  url: string;
}

/** The page that asks, and no other. */
export const LIVE_PAGE = "/uptime/";

export type LiveState =
  | "calm"
  | "maintenance"
  | "minor"
  | "incident"
  | "major"
  | "critical"
  | "unknown";

export const LIVE_WORDS: Readonly<Record<LiveState, string>> = {
  calm: "No incident is stated at this moment.",
  maintenance: "Maintenance is under way.",
  minor: "An incident of minor impact is stated.",
  incident: "An incident is stated.",
  major: "An incident of major impact is stated.",
  critical: "An incident of critical impact is stated.",
  unknown: "The state is unknown: the answer has a word that is not known here.",
};

/**
 * Origin as a Content-Security-Policy takes it.
 * @returns undefined where the address is not HTTPS, carries a name or password, or a host that could be read as anything else
 */
export function liveOrigin(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, username, password, origin } = new URL(address);
  const plain = protocol === "https:" && username === "" && password === "";
  return plain && /^[a-z\d]([a-z\d.-]*[a-z\d])?(:\d+)?$/.test(host) ? origin : undefined;
}

/** Host with its port, as it is named to readers. */
export const liveHost = (address: string): string => new URL(address).host;

/** @throws TypeError where the answer is not of the shape that the source has */
export function readLiveState(source: LiveSource, answer: unknown): LiveState {
  return READERS[source](fieldsOf(answer));
}

type Fields = Readonly<Record<string, unknown>>;
type Words = ReadonlyMap<string, LiveState>;

const STATUSPAGE: Words = new Map([
  ["none", "calm"],
  ["maintenance", "maintenance"],
  ["minor", "minor"],
  ["major", "major"],
  ["critical", "critical"],
]);
const INSTATUS: Words = new Map([
  ["UP", "calm"],
  ["UNDERMAINTENANCE", "maintenance"],
  ["HASISSUES", "incident"],
]);
const INCIDENT_IO: Words = new Map([
  ["investigating", "incident"],
  ["identified", "incident"],
  ["monitoring", "incident"],
  ["resolved", "calm"],
]);

const READERS: Readonly<Record<LiveSource, (answer: Fields) => LiveState>> = {
  statuspage: ({ status }) => wordOf(STATUSPAGE, fieldsOf(status).indicator),
  instatus: ({ page }) => wordOf(INSTATUS, fieldsOf(page).status),
  "incident-io"({ ongoing_incidents: incidents, in_progress_maintenances: maintenances }) {
    const states = listOf(incidents).map((one) => wordOf(INCIDENT_IO, fieldsOf(one).status));
    // The worst that is known leads; an unknown one is worse than maintenance.
    if (states.includes("incident")) return "incident";
    if (states.includes("unknown")) return "unknown";
    return listOf(maintenances).length > 0 ? "maintenance" : "calm";
  },
};

function wordOf(words: Words, word: unknown): LiveState {
  if (typeof word !== "string") throw new TypeError("The answer states no word.");
  return words.get(word) ?? "unknown";
}

function fieldsOf(value: unknown): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new TypeError("The answer has another shape.");
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new TypeError("The answer has another shape.");
}
