/** What is wrong with a form, field by field: shown as a summary with status 400, the fields filled in as they were. */

/** By the field's name, which is also its element's id, in the order of the form. What to do, a sentence without a full stop. */
export type FieldErrors = Readonly<Record<string, string>>;

export const NO_ERRORS: FieldErrors = {};

export function hasErrors(errors: FieldErrors): boolean {
  return Object.keys(errors).length > 0;
}

/** The title is what a screen reader says first, so it tells of a problem. */
export function titleWith(title: string, errors: FieldErrors): string {
  return hasErrors(errors) ? `Error: ${title}` : title;
}
