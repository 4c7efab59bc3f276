/** Which register: one field group of one record. */
export interface RegisterName {
  readonly entity: string
  readonly record: string
  readonly grp: string
}

/** Which record. */
export type RecordName = Pick<RegisterName, 'entity' | 'record'>

/** The field group, of any record, that says it was deleted and what its deleter had seen of it. */
export const tombstoneGroup = 'tombstone'

/** A text that is the same for the same record and no other, whatever foreign names are made of. */
export const recordKey = ({ entity, record }: RecordName): string => JSON.stringify([entity, record])

/** The same for a register. */
export const registerKey = ({ entity, record, grp }: RegisterName): string => JSON.stringify([entity, record, grp])
