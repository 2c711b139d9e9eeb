/** What a visitor reads of each state: one table, so that a state is called the same everywhere. */
import { countOf } from "../../../domain/counting-words.ts";
import type { GrantView, Hindrance } from "../../grants/list-grants.ts";
import type { OwnRequest } from "../../requests/list-own-requests.ts";
import type { NextStep } from "../../requests/next-step.ts";
import { tellDay } from "./time-words.ts";

export interface StateWord {
  mark: string;
  word: string;
  tone: "ok" | "warn" | "bad" | "plain";
}

export const requestWords: Record<OwnRequest["state"], StateWord> = {
  unverified: { mark: "planned", word: "Waits for you to confirm it by mail", tone: "warn" },
  lapsed: { mark: "out", word: "Never confirmed", tone: "plain" },
  verified: { mark: "attention", word: "Waits for your signature", tone: "warn" },
  blocked: { mark: "withheld", word: "Not possible with this address", tone: "plain" },
  duplicate: { mark: "out", word: "Asked already: see your earlier request", tone: "plain" },
  pending: { mark: "planned", word: "Waits for a decision", tone: "plain" },
  "more-info": { mark: "attention", word: "A question waits for your answer", tone: "warn" },
  approved: { mark: "operating", word: "Approved", tone: "ok" },
  denied: { mark: "not-applicable", word: "Declined", tone: "plain" },
  expired: { mark: "out", word: "Ended without a decision", tone: "plain" },
  withdrawn: { mark: "out", word: "Taken back", tone: "plain" },
};

export const wantedWords: Record<OwnRequest["documents"][number]["state"], string> = {
  asked: "not decided yet",
  blocked: "not possible with this address",
  waiting: "waits for a decision",
  question: "waits for your answer",
  granted: "granted",
  denied: "declined",
};

/** Requests that can still be taken back. */
export function mayWithdraw({ state }: Pick<OwnRequest, "state">): boolean {
  return ["unverified", "verified", "pending", "more-info", "approved"].includes(state);
}

export interface StepWords {
  title: string;
  text: string;
  action?: { label: string; href: string };
}

export function tellNextStep(next: NextStep, company: string): StepWords {
  switch (next.kind) {
    case "answer":
      return {
        title: "Answer a question",
        text: `${company} asks you something before it decides.`,
        action: { label: "Read and answer it", href: `#request-${next.requestId}` },
      };
    case "sign":
      return {
        title: "Read and sign the NDA",
        text: "Your address is confirmed. The documents that you asked for need a signed agreement first.",
        action: { label: "Go to the agreement", href: "/request/nda/" },
      };
    case "acknowledge":
      return {
        title: "Acknowledge the NDA",
        text: "Somebody has signed the agreement for your company. You keep to it too: say so once.",
        action: { label: "Go to the agreement", href: "/request/nda/" },
      };
    case "wait-for-agreement":
      return {
        title: "Wait for your agreement to be confirmed",
        text: `You said that an agreement is signed already. A person at ${company} looks it up; you are told by mail.`,
      };
    case "agreement-missing":
      return {
        title: `Wait for ${company}`,
        text: "What you asked for needs an agreement, and none is in force at present. Nothing can be given until there is one.",
      };
    case "download":
      return {
        title: next.count === 1 ? "Download your document" : "Download your documents",
        text: `${countOf(next.count, "document")} ${next.count === 1 ? "is" : "are"} open to you. Each copy is made for you and names you on every page.`,
        action: { label: "To the documents", href: "#documents" },
      };
    case "confirm":
      return {
        title: "Confirm your request",
        text: "Open the link in the mail that we sent, or type its code.",
        action: { label: "Type the code", href: "/request/sent/" },
      };
    case "wait":
      return {
        title: "Wait for a decision",
        text: `A person at ${company} decides on your request. You are told by mail, and this page says so too.`,
      };
    case "ask-again":
      return {
        title: "Ask again",
        text: "Nothing is open to you now. You can ask again at any time; a signature that still stands is enough.",
        action: { label: "Ask again", href: askHref(next.documents) },
      };
    case "ask":
      return {
        title: "Request documents",
        text: "Nothing waits and nothing is open. Choose what you need.",
        action: { label: "Request documents", href: "/request/" },
      };
  }
}

export function askHref(documents: readonly string[]): string {
  const query = new URLSearchParams(documents.map((id) => ["document", id]));
  return `/request/?${query}`;
}

const HINDERED: Record<Hindrance, StateWord> = {
  expired: { mark: "out", word: "Access has ended", tone: "plain" },
  revoked: { mark: "not-applicable", word: "Access was withdrawn", tone: "plain" },
  "used-up": { mark: "out", word: "All agreed downloads are used", tone: "plain" },
  "document-gone": { mark: "out", word: "No longer offered", tone: "plain" },
  sign: { mark: "attention", word: "Opens once you have signed the NDA", tone: "warn" },
  acknowledge: {
    mark: "attention",
    word: "Opens once you have acknowledged the NDA",
    tone: "warn",
  },
  "claim-unconfirmed": {
    mark: "planned",
    word: "Opens once your agreement is confirmed",
    tone: "plain",
  },
  "agreement-missing": {
    mark: "planned",
    word: "Needs an agreement, and none is in force",
    tone: "plain",
  },
};

/** "Open until 3 December 2026". */
export function tellGrant({ whyNot, until, days }: GrantView): StateWord {
  if (!whyNot)
    return {
      mark: "operating",
      word: until ? `Open until ${tellDay(until)}` : `Open for ${countOf(days, "day")}`,
      tone: "ok",
    };
  const state = HINDERED[whyNot];
  return whyNot === "expired" && until
    ? { ...state, word: `Access ended on ${tellDay(until)}` }
    : state;
}

/** Whether asking again is what helps. */
export function mayAskAgain({ whyNot, document }: GrantView): boolean {
  const isOver = whyNot === "expired" || whyNot === "revoked" || whyNot === "used-up";
  return isOver && document !== undefined && document.level !== "hidden";
}
