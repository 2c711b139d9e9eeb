/** SHA-256 of a file as 64 hexadecimal digits, made here. @throws where the browser refuses, as on pages without HTTPS. */
export async function hashFile(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export type CopyReply = "yes" | "no" | "not-answered" | "no-door";

/** Asks the door by the hash alone. */
export async function askDoor(sha256: string, door: string | null): Promise<CopyReply> {
  if (!door) return "no-door";
  try {
    const response = await fetch(door, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sha256 }),
    });
    if (!response.ok) return "not-answered";
    const { copy }: { copy?: unknown } = await response.json();
    return copy === "yes" || copy === "no" ? copy : "not-answered";
  } catch {
    return "not-answered";
  }
}
