/** The marks as drawings of 16 by 16. Shapes differ so that no state is told by colour alone. */
export const markDrawings: Record<string, string> = {
  operating:
    '<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.5"/><circle cx="8" cy="8" r="3.8" fill="currentColor"/>',
  stated:
    '<path d="M1 2.5h14v9H8.5L5 15v-3.5H1z" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  attention:
    '<path d="M8 .8 15.7 15H.3Z" fill="currentColor"/><path d="M8 5.5v5M8 12v1.6" stroke="var(--fl-paper)" stroke-width="1.7"/>',
  failing:
    '<path d="M1 1h14v14H1z" fill="currentColor"/><path d="m5 5 6 6m0-6-6 6" stroke="var(--fl-paper)" stroke-width="1.8"/>',
  planned:
    '<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 3.8V8l3 2" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  unverified:
    '<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.6 2"/><path d="M6 6.4a2 2 0 1 1 2.7 1.9Q8 8.6 8 9.6M8 11v1.5" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  unlisted:
    '<path d="M1.5 1.5h13v13h-13z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="3 2.2"/>',
  others:
    '<path d="M9 2H2v12h12V8M9 7l6-6m-5 0h5v5" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  "not-applicable":
    '<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M3 13 13 3" stroke="currentColor" stroke-width="1.5"/>',
  withheld:
    '<path d="M2.5 7.5h11v7h-11zM5 7.5V5a3 3 0 0 1 6 0v2.5" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  out: '<circle cx="8" cy="8" r="2" fill="currentColor"/>',
  examined: '<path d="M1 13a7 7 0 0 1 14 0z" fill="var(--fl-lit)" stroke="var(--fl-ink)"/>',
  modified:
    '<path d="M1 13a7 7 0 0 1 14 0z" fill="var(--fl-bad-wash)" stroke="var(--fl-bad)"/><path d="M5 7.5V13M8 6v7m3-5.5V13" stroke="var(--fl-bad)" stroke-width="1.6"/>',
  undisclosed:
    '<path d="M1 13a7 7 0 0 1 14 0z" fill="var(--fl-unlit)" stroke="var(--fl-ink)"/><path d="M5 10.5h6" stroke="var(--fl-unlit-ink)" stroke-width="1.5"/>',
};
