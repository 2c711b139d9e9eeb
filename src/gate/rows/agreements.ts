/** What was signed, and the texts that were shown for it. */
import type { Generated } from "kysely";
import type { Json } from "./json.ts";

export type AgreementState = "claimed" | "signed" | "superseded" | "void" | "erased";

export interface Agreements {
  id: string;
  person_id: string | null;
  request_id: string | null;
  state: AgreementState;
  capacity: "bind" | "self" | "elsewhere";
  nda_id: string | null;
  nda_version: string | null;
  nda_sha256: string | null;
  /** Domain that a binding signature covers where `nda.scope` is company. */
  covers_domain: string | null;
  /** Null once erased, and for agreements signed elsewhere. */
  evidence: Json<unknown> | null;
  /** Of an agreement signed elsewhere: what the visitor says, and the file shown as proof, base64. */
  reference: string | null;
  proof_name: string | null;
  proof: string | null;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  created_at: Date;
  signed_at: Date | null;
  receipt_queued_at: Date | null;
  keep_until: Date | null;
  legal_hold: Generated<boolean>;
  void_reason: string | null;
}

/** A visitor who is covered by a colleague's signature says so once. */
export interface Acknowledgements {
  id: string;
  person_id: string;
  agreement_id: string | null;
  /** Of a restricted-use acknowledgement: the copy that it was given for. */
  download_id: string | null;
  kind: "company-agreement" | "restricted-use";
  text: string;
  at: Date;
}

/** Every text that was ever shown for signing. */
export interface NdaTexts {
  sha256: string;
  nda_id: string;
  version: string;
  title: string;
  text: string;
  first_shown_at: Date;
}
