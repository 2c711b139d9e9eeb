/** Where to go after signing in: only a page of the approvers, so that no link of ours leads elsewhere. */
const PAGE = /^\/admin\/(?:[a-z0-9][\w.-]*\/)*$/;

export const ADMIN_HOME = "/admin/";

export function safeReturn(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > 200 || !PAGE.test(wanted)) return ADMIN_HOME;
  return wanted.startsWith("/admin/sign-in/") || wanted.startsWith("/admin/oidc/")
    ? ADMIN_HOME
    : wanted;
}
