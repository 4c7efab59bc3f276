/** A field group by the names of the contract. */
interface NamedGroup {
  readonly entity: string
  readonly record: string
  readonly group: string
}

/** The key of the draft of somebody's own version, in place of several that stand of a field group. */
export const settleDraftKey = ({ entity, record, group }: NamedGroup): string => [prefix, entity, record, group].join(':')

/** The field group that a draft of that key is to settle; null for every other draft. */
export const settledByDraft = (key: string): NamedGroup | null => {
  const [first, entity, record, group, ...more] = key.split(':')
  return first !== prefix || entity === undefined || record === undefined || group === undefined || more.length > 0 ? null : { entity, record, group }
}

const prefix = 'settle'
