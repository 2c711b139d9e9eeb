/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockEntry */
/** @typedef {{ packages: Record<string, LockEntry> }} Lock */

/**
 * Whether npm's own record of what it installed holds every package of the lock and no other. Packages for other
 * platforms are in the lock only.
 * @param {Lock} lock @param {Lock} installed
 */
function holdsTheLock(lock, installed) {
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== "");
  return (
    wanted.every(([path, { version, optional }]) => {
      const found = installed.packages[path];
      return found ? found.version === version : optional === true;
    }) && Object.keys(installed.packages).every((path) => path in lock.packages)
  );
}

/**
 * What to do about `node_modules`: nothing, only note that it matches (somebody ran `npm ci`), or install.
 * @param {object} state
 * @param {string} state.expected hash of the lock
 * @param {string | undefined} state.stamp hash noted by the last install
 * @param {() => { lock: Lock, installed: Lock | undefined }} state.read read only when the stamp does not answer
 * @returns {{ action: "none" } | { action: "note" } | { action: "install", reason: string }}
 */
export function decide({ expected, stamp, read }) {
  if (stamp === expected) return { action: "none" };
  const { lock, installed } = read();
  if (!installed) return { action: "install", reason: "node_modules is missing" };
  if (holdsTheLock(lock, installed)) return { action: "note" };
  return { action: "install", reason: "node_modules does not match package-lock.json" };
}
