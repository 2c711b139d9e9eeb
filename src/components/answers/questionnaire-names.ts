/** Short names of questionnaires are abbreviations; longer ones are printed as the company writes them. */
const LONGEST_ABBREVIATION = 5;

export function nameQuestionnaire(id: string): string {
  return id.length <= LONGEST_ABBREVIATION ? id.toUpperCase() : id;
}
