import { groupSchema } from '../../../../shared/model/entities.ts'
import { shownFirst } from '../log/heads.ts'
import type { Head } from '../log/log.ts'

/** What of a head is shown. */
export type Said = Pick<Head, 'grp' | 'value'>

/** The fields of all groups as their shown heads have them, or null where every group is empty. */
export const shownFields = (entity: string, heads: readonly Head[]): Record<string, unknown> | null => {
  const shown = new Map<string, Head>()
  for (const head of heads) {
    const other = shown.get(head.grp)
    if (other === undefined || shownFirst(head, other) < 0) shown.set(head.grp, head)
  }
  return fieldsOf(entity, shown.values())
}

/**
 * The same of one head for each group. Of each group only its own fields count, and of a foreign value only what it
 * has itself: a name must not say who was merged into whom.
 */
export const fieldsOf = (entity: string, shown: Iterable<Said>): Record<string, unknown> | null => {
  const fields: Record<string, unknown> = {}
  let isEmpty = true
  for (const { grp, value } of shown) {
    const schema = groupSchema(entity, grp)
    if (schema === null || typeof value !== 'object' || value === null) continue
    for (const field in schema.shape) {
      if (!Object.hasOwn(value, field)) continue
      fields[field] = (value as Readonly<Record<string, unknown>>)[field]
      isEmpty = false
    }
  }
  return isEmpty ? null : fields
}
