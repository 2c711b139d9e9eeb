/** Stops a build because of its content. The message is the whole report. */
export class ContentError extends Error {
  override name = "ContentError";

  constructor(report: string) {
    super(report);
    // A stack would only hide the report.
    this.stack = "";
  }

  /** Astro searches this text for "document" and "window", and adds a hint about browsers where it finds them. */
  override toString(): string {
    return this.name;
  }
}
