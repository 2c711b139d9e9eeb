/**
 * What the landing pages of others weigh, measured on 23 November 2026 with Chromium 156: cold cache, 412 by 823 pixels,
 * every file sent with brotli, the peers' own example content or as much of ours as they can show.
 */
export interface Peer {
  name: string;
  /** The version that was measured. */
  version: string;
  requests: number;
  /** All bytes of the first view, brotli. */
  bytes: number;
  /** Of them scripts. */
  script: number;
}

export const PEERS: readonly Peer[] = [
  {
    name: "probo, trust portal",
    version: "5d717eae",
    requests: 76,
    bytes: 368_500,
    script: 303_200,
  },
  { name: "comp, trust", version: "d418d5e6f^", requests: 24, bytes: 310_900, script: 171_900 },
  {
    name: "VitePress, policy page",
    version: "1.6.4",
    requests: 10,
    bytes: 143_300,
    script: 52_700,
  },
  {
    name: "kutcode, trust-center",
    version: "06cb59d",
    requests: 19,
    bytes: 138_800,
    script: 117_100,
  },
  { name: "Upptime, status page", version: "1.17", requests: 30, bytes: 66_400, script: 31_900 },
  { name: "Starlight, docs page", version: "0.41.7", requests: 15, bytes: 54_500, script: 21_300 },
  {
    name: "Starlight, policy page",
    version: "0.42.4",
    requests: 10,
    bytes: 43_200,
    script: 24_800,
  },
  { name: "AstroPaper, fork", version: "482d94d", requests: 5, bytes: 18_100, script: 5_600 },
  { name: "cstate", version: "1fb3e0d", requests: 8, bytes: 16_600, script: 0 },
  { name: "One page written by hand", version: "", requests: 1, bytes: 3_500, script: 0 },
];
