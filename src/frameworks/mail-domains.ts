/**
 * Domains at which anybody gets an address: free-mail providers (package email-providers) and throw-away addresses (package
 * disposable-email-domains). Loaded only where a rule is applied, since the lists are large.
 */

export interface MailDomains {
  isFreeMail(domain: string): boolean;
  isDisposable(domain: string): boolean;
}

/** Providers that the list lacks, seen on 2026-11-25. */
const MORE_FREE_MAIL = [
  "duck.com",
  "fastmail.com",
  "pm.me",
  "privaterelay.appleid.com",
  "tuta.com",
  "tuta.io",
  "tutanota.com",
  "tutanota.de",
];

/** On the list although nobody gets an address there (RFC 2606). */
const RESERVED = ["example.com", "example.net", "example.org"];

let loading: Promise<MailDomains> | undefined;

export function loadMailDomains(): Promise<MailDomains> {
  loading ??= load();
  return loading;
}

async function load(): Promise<MailDomains> {
  const json = { with: { type: "json" } } as const;
  const [free, disposable, wildcard] = (await Promise.all([
    import("email-providers/all.json", json),
    import("disposable-email-domains/index.json", json),
    import("disposable-email-domains/wildcard.json", json),
  ])) as unknown as { default: string[] }[];
  const thrownAway = new Set(disposable?.default);
  const families = new Set(wildcard?.default);
  const freeMail = new Set([...(free?.default ?? []), ...MORE_FREE_MAIL]);
  for (const domain of RESERVED) freeMail.delete(domain);
  const isDisposable = (domain: string) =>
    thrownAway.has(domain) || endings(domain).some((ending) => families.has(ending));
  return {
    isDisposable,
    isFreeMail: (domain) => freeMail.has(domain) && !isDisposable(domain),
  };
}

/** `a.b.example` and every domain above it but the last label. */
function endings(domain: string): string[] {
  const labels = domain.split(".");
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join("."));
}
