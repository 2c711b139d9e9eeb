/** Every job of the door, as its concept exports it. */
import { receiptsJob } from "../agreements/deliver-receipt.ts";
import { supersedeJob } from "../agreements/supersede-agreements.ts";
import { notifyJob } from "../announcements/notify-job.ts";
import { endSessionsJob } from "../approvers/sessions.ts";
import { finishErasuresJob } from "../audit/finish-erasure.ts";
import { mailHeadJob } from "../audit/mail-head.ts";
import { sealEventsJob } from "../audit/seal-job.ts";
import { backUpJob } from "../backups/back-up.ts";
import { keepErasedJob } from "../backups/keep-erased.ts";
import { clearHandedOverJob } from "../downloads/clear-handed-over.ts";
import { expireGrantsJob } from "../grants/expire-grants.ts";
import { expireInvitationsJob } from "../invitations/tell-inviter.ts";
import { remindOfRequestsJob } from "../mail/remind-of-requests.ts";
import { sendOutboxJob } from "../mail/send-outbox.ts";
import { warnOfDocumentsJob } from "../mail/warn-of-documents.ts";
import { warnOfGrantsJob } from "../mail/warn-of-grants.ts";
import { endRequestsJob } from "../retention/end-requests.ts";
import { retainJob } from "../retention/retain.ts";
import { tidyEmbeddedJob } from "../retention/tidy-embedded.ts";
import type { Job } from "./job.ts";

export const JOBS: readonly Job[] = [
  sealEventsJob,
  sendOutboxJob,
  endSessionsJob,
  receiptsJob,
  endRequestsJob,
  expireGrantsJob,
  expireInvitationsJob,
  supersedeJob,
  remindOfRequestsJob,
  notifyJob,
  warnOfDocumentsJob,
  warnOfGrantsJob,
  finishErasuresJob,
  keepErasedJob,
  retainJob,
  clearHandedOverJob,
  tidyEmbeddedJob,
  mailHeadJob,
  backUpJob,
];
