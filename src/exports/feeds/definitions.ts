/** A feed, one for both forms that it is written in. */
export interface FeedItem {
  /** Stable and unique within the feed; a full address. */
  id: string;
  /** Where it is read. */
  link: string;
  title: string;
  /** Day, `YYYY-MM-DD`. */
  on: string;
  kind: string;
  summary: string;
}

export interface Feed {
  /** Addresses within the portal. */
  atom: string;
  json: string;
  page: string;
  title: string;
  /** Newest first. */
  items: readonly FeedItem[];
}
