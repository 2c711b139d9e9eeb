/** One document of the JSON API: the head, then what it holds. */
import { twinsOf } from "../../domain/twins.ts";
import type { Portal } from "../../domain/views.ts";
import type { ExportFile } from "../export-file.ts";
import { describeHead } from "./head.ts";
import type { Kind } from "./kinds.ts";

export interface Place {
  page: string;
  title: string;
  /** Named where it is one of many. */
  oneOf?: string;
  /** Where it does not follow from the page. */
  address?: string;
}

/** `body` is made when it is asked for; a test holds each document against the schema of its kind. */
export function jsonDocument(
  portal: Portal,
  kind: Kind,
  { page, title, oneOf, address = twinsOf(page)?.json }: Place,
  body: () => object,
): ExportFile {
  if (address === undefined) throw new Error(`The page ${page} has no JSON twin.`);
  return {
    group: "json",
    address,
    mediaType: "application/json",
    title,
    page,
    oneOf,
    write: () => `${JSON.stringify({ ...describeHead(portal, page, kind), ...body() }, null, 1)}\n`,
  };
}
