/** Addresses that an import must not reach: a feed's address may come from a file, and may redirect or resolve anywhere. */
import { lookup as lookupName } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Only what is routed on the public internet; mapped and tunnelled forms of others count as those. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === "unicast";
}

export class PrivateAddressError extends Error {
  override name = "PrivateAddressError";
}

/** The answer that is judged is the one that is connected to: a name cannot change its mind in between. */
export function publicLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookupName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 4);
      const refused = addresses.find(({ address }) => !isAllowed(address));
      const [first] = addresses;
      if (refused || !first)
        return callback(
          new PrivateAddressError(
            `${hostname} leads to ${refused?.address ?? "no address"}, which is not public`,
          ),
          "",
          4,
        );
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}
