/** Which register: one field group of one record. */
export interface RegisterName {
  readonly entity: string
  readonly record: string
  readonly grp: string
}

/** Which record. */
export type RecordName = Pick<RegisterName, 'entity' | 'record'>

/** The field group that any record may have to say that it was deleted, and what its deleter had seen of it. */
export const tombstoneGroup = 'tombstone'

/** A text for a record that no other record has, whatever characters names from elsewhere hold. */
export const recordKey = ({ entity, record }: RecordName): string => JSON.stringify([entity, record])

/** The same for a register. */
export const registerKey = ({ entity, record, grp }: RegisterName): string => JSON.stringify([entity, record, grp])
