/** Addresses that others have in their mails and questionnaires: none may vanish without saying where it went. */
import { nearestWord } from "../schemas/nearest.ts";

export interface AddressLists {
  /** Once published: pages, and places on pages with their fragment. */
  kept: readonly string[];
  /** Where a kept address has gone, by the old one. */
  moved: ReadonlyMap<string, string>;
}

export interface AddressFault {
  address: string;
  /** One sentence that says what is wrong. */
  message: string;
}

const pageOf = (address: string) => address.split("#")[0] ?? "";

/** A fragment of a page that has moved goes with it. */
function isMoved(address: string, moved: ReadonlyMap<string, string>): boolean {
  return moved.has(address) || moved.has(pageOf(address));
}

function findVanished(
  { kept, moved }: AddressLists,
  published: ReadonlySet<string>,
): AddressFault[] {
  return (
    kept
      .filter((address) => !published.has(address) && !isMoved(address, moved))
      // Of a page that is gone its places need no line each.
      .filter((address) => address === pageOf(address) || published.has(pageOf(address)))
      .map((address) => {
        const near = nearestWord(address, [...published]);
        return {
          address,
          message: `${address} was published and is gone.${near ? ` Did it become ${near}?` : ""}`,
        };
      })
  );
}

function findLost({ moved }: AddressLists, published: ReadonlySet<string>): AddressFault[] {
  return [...moved].flatMap(([address, to]) => {
    if (published.has(address))
      return [{ address, message: `${address} is said to have moved, but is still published.` }];
    if (!/^\/(?!\/)/.test(to) || !published.has(to))
      return [
        { address, message: `${address} is said to have moved to ${to}, which is not published.` },
      ];
    return [];
  });
}

/** @param published every address of this build. */
export function findAddressFaults(
  lists: AddressLists,
  published: ReadonlySet<string>,
): AddressFault[] {
  return [...findVanished(lists, published), ...findLost(lists, published)];
}
