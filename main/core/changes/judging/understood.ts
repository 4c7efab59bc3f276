import { groupSchema } from '../../../../shared/model/entities.ts'
import { recordId } from '../../../../shared/model/fields.ts'
import { isId } from '../../sync/format/names.ts'
import type { RegisterName } from '../log/register.ts'

/**
 * Whether this version can show a value of a field group: it fits the group's schema, and the record has an id that
 * pages can ask for. Kinds of records and field groups that this version does not know are none of its business;
 * an emptied group is always understood.
 */
export const isUnderstood = ({ entity, record, grp }: RegisterName, value: unknown): boolean => {
  const schema = groupSchema(entity, grp)
  return schema === null || (isRecordOf(entity, record) && (value === null || schema.safeParse(value).success))
}

/** Computers and caseloads are named as the roster names them, by 16 bytes in hex; all else by a UUID. */
const isRecordOf = (entity: string, record: string): boolean =>
  namedByRoster.has(entity) ? isId(record) : recordId.safeParse(record).success

const namedByRoster: ReadonlySet<string> = new Set(['computer', 'teamCaseload'])
