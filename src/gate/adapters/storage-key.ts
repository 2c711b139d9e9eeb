/** Keys of a storage that knows no folders: what would leave one on a disk is refused everywhere. */

export function checkKey(key: string): string {
  const parts = key.split("/");
  if (/[\\\0]/.test(key) || parts.some((part) => part === "" || part === "." || part === ".."))
    throw new Error("A key of the storage leaves its folder.");
  return key;
}
