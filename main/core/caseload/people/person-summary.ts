import type { PersonSummary } from '../../../../shared/contract/people.ts'

/** The columns of `person` that lists show, for a SELECT that joins it. */
export const personSummaryColumns = `person.id, person.title, person.given, person.family, person.preferred,
  person.birthDate, person.nhsNumber, person.postcode, person.homeScope AS home`

/** Picks a person's summary out of a row that was read with these columns. */
export const personSummaryOf = (row: PersonSummary): PersonSummary => ({
  id: row.id,
  title: row.title,
  given: row.given,
  family: row.family,
  preferred: row.preferred,
  birthDate: row.birthDate,
  nhsNumber: row.nhsNumber,
  postcode: row.postcode,
  home: row.home,
})
