/**
 * Makes a text harmless as a spreadsheet cell: one that a spreadsheet could run as a formula gets an
 * apostrophe in front, which shows it as text. The rule is OWASP's for CSV injection, with the
 * full-width signs that some spreadsheets read alike. For texts only: a negative number stays a number.
 */
export function makeCellHarmless(text: string): string {
  return startsFormula.test(text) ? `'${text}` : text
}

const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/
