/** The log, and whether its chain holds. */
import { describeChain, readHeadText } from "../../audit/chain-words.ts";
import { verifyChain } from "../../audit/verify-chain.ts";
import { type LogRecord, listLog, listLogTypes } from "../../records/list-log.ts";
import { recordView } from "../../records/record-view.ts";
import type { Door } from "../door.ts";
import { type AdminFrame, enter } from "./enter.ts";

const PAGE = 200;

export interface LogPage {
  frame: AdminFrame;
  records: LogRecord[];
  types: string[];
  type: string;
  /** Number of the first record of the next, older page. */
  older: number | undefined;
  /** Checked only where it is asked for: it reads the whole log. */
  check: { ok: boolean; lines: string[] } | undefined;
  head: string;
  errors: Record<string, string>;
}

export async function logPage(request: Request, door: Door): Promise<Response | LogPage> {
  const entered = await enter(request, door, "read-log");
  if (entered instanceof Response) return entered;
  const { services } = door;
  const { db } = services.store;
  const { searchParams } = entered.url;
  const before = Number(searchParams.get("before") ?? "");
  const type = searchParams.get("type") ?? "";
  await recordView(services, { type: "log.viewed", by: entered.approver.email });
  const records = await listLog(db, {
    limit: PAGE,
    ...(Number.isSafeInteger(before) && before > 0 && { before }),
    ...(type && { type }),
  });
  const head = (searchParams.get("head") ?? "").trim();
  const noted = head ? readHeadText(head) : undefined;
  const errors: Record<string, string> =
    head && !noted
      ? { head: "Type a head as the mail shows it: a number, a colon, 64 digits" }
      : {};
  const asked = searchParams.has("check") && !errors.head;
  const report = asked ? await verifyChain(db, noted ? { head: noted } : {}) : undefined;
  return {
    frame: entered.frame,
    records,
    types: await listLogTypes(db),
    type,
    older: records.length === PAGE ? records.at(-1)?.seq : undefined,
    check: report && { ok: report.ok, lines: describeChain(report, noted) },
    head,
    errors,
  };
}
