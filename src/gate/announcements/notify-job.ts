/** Tells subscribers what is new: once an hour for all servers, and when a host calls the jobs. */
import type { Services } from "../definitions.ts";
import type { Job } from "../jobs/job.ts";
import { type Announced, type AnnounceOptions, announceNews } from "./announce-news.ts";
import { deliverAnnouncements } from "./deliver-announcements.ts";

/** What a run before left half done goes first. */
export async function notify(
  services: Services,
  options: AnnounceOptions = {},
): Promise<Announced & { queued: number }> {
  const before = await deliverAnnouncements(services);
  const announced = await announceNews(services, options);
  return { ...announced, queued: before + (await deliverAnnouncements(services)) };
}

export const notifyJob: Job = {
  name: "notify",
  everySeconds: 3600,
  async run(services) {
    const { announcements, queued } = await notify(services);
    if (announcements.length + queued > 0)
      services.logger.info("news-told", { announcements: announcements.length, mails: queued });
  },
};
