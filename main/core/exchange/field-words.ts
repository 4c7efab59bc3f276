import { upperFirst } from '../../../shared/rules/capitals.ts'

/** The name of a field as a reader would say it: 'ServiceRequest' → 'Service request', 'effectiveDateTime' → 'Effective'. */
export const fieldWords = (field: string): string => {
  const words = field
    .replace(/(?<=[a-z])(DateTime|Period|CodeableConcept|Coding|Reference|String|Boolean|Quantity|Integer|Date|Instant)$/, '')
    .replace(/[-_]+/g, ' ')
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .toLowerCase()
    .replace('organization', 'organisation')
    .trim()
  return upperFirst(words)
}
