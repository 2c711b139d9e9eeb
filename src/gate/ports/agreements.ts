/** What proves a signature, and its paper. */
/** Everything the certificate of a signature prints. Instants are ISO 8601 in UTC. */
export interface SignatureEvidence {
  schema: "fanlight-acceptance/1";
  id: string;
  nda: { id: string; title: string; version: string; sha256: string };
  /** The legal name of the company that gives the documents. */
  discloser: string;
  signer: {
    name: string;
    title: string;
    company: string;
    capacity: "bind" | "self";
    email: string;
    emailVerifiedAt: string;
    emailVerifiedBy: "link" | "code";
  };
  consent: string;
  documents: string[];
  purpose: string;
  presentedAt: string;
  acceptedAt: string;
  ip: string;
  userAgent: string;
  language: string;
  commit: string;
}

/** A sealed row of the log, as JSON: RFC 8785 of all but `hash` gives `hash`. */
export interface LogRow {
  seq: number;
  at: string;
  type: string;
  subject_id: string | null;
  refs: Record<string, string>;
  commitment: string;
  prev_hash: string;
  hash: string;
}

/** What the signer keeps: verifies for ever, without the database. */
export interface Receipt {
  schema: "fanlight-receipt/1";
  payload: SignatureEvidence;
  salt: string;
  row: LogRow;
  /** Head of the chain when the receipt was made. */
  head: { seq: number; hash: string };
}

export interface AgreementPrinter {
  /** The text as signed and the certificate, which prints every field and how to recompute the seal. */
  print(text: string, receipt: Receipt): Promise<Uint8Array>;
  /** The text alone, to be read before signing. */
  printText(title: string, text: string): Promise<Uint8Array>;
}
