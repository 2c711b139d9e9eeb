/** Compares by the numbers that `bound` writes: `22.22` says nothing about the patch. @param {string} version @param {string} bound */
function compare(version, bound) {
  const [left, right] = [version, bound].map((text) =>
    text.replace(/^v/, "").split(".").map(Number),
  );
  for (const [index, number] of (right ?? []).entries()) {
    const difference = (left?.[index] ?? 0) - number;
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Whether a Node version is in a range made of `>=` and `<` bounds, alternatives separated by `||`. The full semver
 * grammar lives in packages, which are not there yet when this runs.
 * @param {string} version @param {string} range
 */
export function satisfies(version, range) {
  return range.split("||").some((alternative) =>
    alternative
      .trim()
      .split(/\s+/)
      .every((part) => {
        const [, operator, bound] = /^(>=|<)(\d+(?:\.\d+)*)$/.exec(part) ?? [];
        if (!bound)
          throw new Error(`Cannot read "${part}" in engines.node; write it with >= or <.`);
        return operator === "<" ? compare(version, bound) < 0 : compare(version, bound) >= 0;
      }),
  );
}
