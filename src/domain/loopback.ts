/** Whether a host, as it stands in an address, is the machine itself; IPv6 with its brackets or without. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|\[?::1\]?|127(?:\.\d{1,3}){3})$/.test(host);
}
