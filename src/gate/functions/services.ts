/**
 * Composition root where a host runs functions: nothing is kept on a disk, so the database is one with an address and mail has a server.
 * Its parts are bundled with the pages, which is why the embedded database must not be reachable from here.
 */
import { catalogue, host } from "virtual:fanlight/function";
import { openVault } from "virtual:fanlight/vault";
import { SENDS_UP_TO } from "../../domain/door/host-limits.ts";
import { countedTraffic } from "../adapters/counted-traffic.ts";
import { deriveSecrets } from "../adapters/derived-secrets.ts";
import { fetchedPages } from "../adapters/fetched-pages.ts";
import { coverSheet } from "../adapters/pdf/cover-sheet.ts";
import { pdfStamper } from "../adapters/pdf/pdf-stamper.ts";
import { pdfAgreementPrinter } from "../adapters/pdf-agreement-printer.ts";
import { pinoLogger } from "../adapters/pino-logger.ts";
import { openPostgresStore } from "../adapters/postgres-store.ts";
import { s3Handover } from "../adapters/s3-handover.ts";
import { signedWebhook } from "../adapters/signed-webhook.ts";
import { smtpMailer } from "../adapters/smtp-mailer.ts";
import { readSmtpUrl } from "../adapters/smtp-url.ts";
import { systemClock } from "../adapters/system-clock.ts";
import { systemRandom } from "../adapters/system-random.ts";
import type { Closed } from "../current.ts";
import { type Services, StoreFault } from "../definitions.ts";
import { type DoorSettings, readSettings } from "../settings.ts";
import { SettingsFault } from "../settings-fault.ts";

/** A function serves one request at a time; the second connection is for what goes on beside a transaction. */
const CONNECTIONS = 2;
/** Nobody may be there any more when the next request comes, and connections are dear. */
const IDLE_SECONDS = 5;

const logger = pinoLogger((line) => console.log(line));

/** Throws nothing: a function that cannot open answers that the door is closed, and tells its owner why. */
export async function openFunctionDoor(): Promise<Services | Closed> {
  const { env } = process;
  const ownerToken = env.CRON_SECRET?.trim() || undefined;
  try {
    const settings = readSettings(env, {
      isLoopback: false,
      url: catalogue.company.portal,
      storage: catalogue.storage,
      host,
    });
    return await open(settings);
  } catch (error) {
    logger.error("door-closed", error);
    const known = error instanceof SettingsFault || error instanceof StoreFault;
    // These messages name settings and hold no secret.
    if (known) console.error(error.message);
    const faults =
      error instanceof SettingsFault
        ? error.faults
        : [known ? error.message : "The door could not be opened; the function's log says where."];
    return { closed: "The door could not be opened.", faults, ownerToken };
  }
}

async function open(settings: DoorSettings): Promise<Services> {
  const { databaseUrl = "", smtpUrl = "", publicUrl, mailFrom, webhook, secrets } = settings;
  const vault = openVault(settings.storage);
  if (!vault) throw new Error("The function was built for another storage.");
  const connection = readSmtpUrl(smtpUrl);
  const store = await openPostgresStore({
    url: databaseUrl,
    connections: CONNECTIONS,
    idleSeconds: IDLE_SECONDS,
  });
  return {
    catalogue,
    settings,
    store,
    mailer: smtpMailer({ connection, from: mailFrom, host: publicUrl.hostname }),
    webhook: webhook && signedWebhook({ ...webhook, clock: systemClock }),
    vault,
    handover: handoverOn(settings),
    stamper: { ...pdfStamper(vault), coverSheet },
    printer: pdfAgreementPrinter,
    clock: systemClock,
    random: systemRandom,
    secrets: deriveSecrets(secrets),
    logger,
    traffic: countedTraffic(),
    pages: fetchedPages(publicUrl),
  };
}

function handoverOn({ handover }: DoorSettings): Services["handover"] {
  const above = SENDS_UP_TO[host];
  return above === undefined ? undefined : { above, place: handover && s3Handover(handover) };
}
