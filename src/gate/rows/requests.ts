/** Who asks, for what, and by which link and session. */
import type { Generated } from "kysely";
import type { Json } from "./json.ts";
import type { Topic } from "./news.ts";

export type RequestState =
  | "unverified"
  | "lapsed"
  /** The address is confirmed; waits for the visitor to sign, or for the rules. */
  | "verified"
  | "blocked"
  | "duplicate"
  | "pending"
  | "more-info"
  | "approved"
  | "denied"
  | "expired"
  | "withdrawn";

export type WantedState = "asked" | "blocked" | "waiting" | "question" | "granted" | "denied";

export interface People {
  id: string;
  /** Normalised: lower case, NFC, domain in ASCII. Unique. */
  email: string;
  domain: string;
  name: string;
  company: string;
  title: string;
  created_at: Date;
  verified_at: Date | null;
  verified_by: "link" | "code" | "invitation" | null;
}

export interface Requests {
  id: string;
  person_id: string;
  state: RequestState;
  /** As typed with this request; the person's own fields change only once the address is confirmed. */
  name: string;
  company: string;
  title: string;
  purpose: string;
  language: string;
  ip: string;
  user_agent: string;
  /** Hash of the cookie of the browser that asked. */
  browser_hash: string;
  invitation_id: string | null;
  had_access: Generated<boolean>;
  /** What the approver asks, and what the visitor answered. */
  question: string | null;
  answer: string | null;
  reason: string | null;
  /** Address of the approver, or `rule: <name>`. */
  decided_by: string | null;
  decided_at: Date | null;
  created_at: Date;
  verified_at: Date | null;
  /** When it ends by itself in its present state. */
  expires_at: Date;
  reminded_at: Date | null;
}

export interface RequestDocuments {
  request_id: string;
  document_id: string;
  state: Generated<WantedState>;
  /** Name of the rule that decided; null where the default held. */
  rule: string | null;
  outcome: "block" | "auto" | "person" | null;
  nda: "required" | "exempt" | null;
  days: number | null;
}

export interface Links {
  hash: string;
  purpose: "confirm" | "reclaim" | "approver" | "subscribe" | "objection";
  email: string;
  person_id: string | null;
  request_id: string | null;
  /** HMAC of the code with the browser's cookie; null where only the link serves. */
  code_hash: string | null;
  browser_hash: string | null;
  tries: Generated<number>;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
  /** What is subscribed to once the link is confirmed. */
  topics: Json<Topic[]> | null;
  objection_id: string | null;
}

export type Role = "owner" | "approver" | "sales" | "auditor";

export interface Sessions {
  hash: string;
  kind: "visitor" | "approver";
  person_id: string | null;
  email: string;
  method: "link" | "code" | "oidc" | "invitation";
  created_at: Date;
  expires_at: Date;
  ended_at: Date | null;
}
