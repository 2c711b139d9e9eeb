/** What the approvers' lists can be narrowed by. Pages show the first 500; exports have all. */

export interface Search {
  /** Part of an address, a name or a company. */
  text?: string | undefined;
  domain?: string | undefined;
  personId?: string | undefined;
  limit?: number | undefined;
}

export const PAGE_ROWS = 500;

/** For `ilike`: what was typed stands for itself. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
