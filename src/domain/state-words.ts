/** The word for a state, where no mark stands beside it: "relies-on-others" is read as "Relies on others". */
export function wordOf(state: string): string {
  const words = state.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
