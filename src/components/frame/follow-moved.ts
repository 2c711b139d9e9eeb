/** Follows a link to a place on this page that has moved: the part behind the "#" never reaches a server that could. */

export async function followMoved(): Promise<void> {
  const { hash, pathname } = location;
  if (hash.length < 2 || document.getElementById(decodeURIComponent(hash.slice(1)))) return;
  const response = await fetch("/moved.json");
  if (!response.ok) return;
  const moved: Record<string, string> = await response.json();
  const to = moved[`${pathname}${hash}`];
  if (to?.startsWith("/") && !to.startsWith("//")) location.replace(to);
}
