import { only } from "./_exports.ts";

export const GET = only("/calendar.ics");
