/** Loaded into a server before its own code: each SIGUSR2 moves its clock on by a day. What measures durations is left alone. */
const RealDate = Date;
let days = 0;
process.on("SIGUSR2", () => {
  days += 1;
});

globalThis.Date = class extends RealDate {
  /** Those that came from another thread, or were made before, are dates too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return RealDate[Symbol.hasInstance](value);
  }
  constructor(...given: [] | [number]) {
    if (given.length > 0) super(...(given as [number]));
    else super(RealDate.now() + days * 86_400_000);
  }
} as DateConstructor;
