import type { FhirResource } from './exchange.ts'
import { readIdentifiers } from './values.ts'

/** The ODS code of an organisation: identifiers of that system, whose address is written in two ways. */
export const organisationCode = (organisation: FhirResource | null): string | null =>
  readIdentifiers(organisation?.['identifier']).find(({ system }) => system !== null && /ods-(organization|site)-code\/?$/i.test(system))?.value?.toUpperCase() ?? null
