/** What was given, to whom by invitation, and what was downloaded. */
import type { Generated } from "kysely";
import type { Json } from "./json.ts";

export interface Grants {
  id: string;
  person_id: string;
  request_id: string | null;
  invitation_id: string | null;
  document_id: string;
  state: "active" | "expired" | "revoked";
  nda: "required" | "exempt";
  days: number;
  /** Null until it becomes usable: the clock starts then. */
  starts_at: Date | null;
  until: Date | null;
  max_downloads: number | null;
  used: Generated<number>;
  reason: string | null;
  granted_by: string;
  created_at: Date;
  /** Owners and the reader have been told that it runs out. */
  warned_at: Date | null;
}

export interface Downloads {
  /** The copy's id. */
  id: string;
  grant_id: string;
  person_id: string;
  document_id: string;
  document_sha256: string;
  copy_sha256: string;
  bytes: number;
  stamp: Json<unknown>;
  started_at: Date;
  finished_at: Date | null;
}

/** Recognised for ever: no reader is named here, and erasure leaves it. */
export interface Copies {
  sha256: string;
  document_id: string;
}

export interface Invitations {
  id: string;
  token_hash: string;
  created_by: string;
  emails: Json<string[]>;
  domain: string | null;
  documents: Json<string[]>;
  nda: "required" | "exempt";
  message: string;
  days: number | null;
  max_uses: number;
  uses: Generated<number>;
  /** Whether a colleague at the same domain may take it up. */
  may_pass: Generated<boolean>;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  expiry_told_at: Date | null;
}

/** Who took an invitation up, counted once each. */
export interface InvitationUses {
  invitation_id: string;
  person_id: string;
  at: Date;
}
