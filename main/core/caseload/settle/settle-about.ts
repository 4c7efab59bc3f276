import type { Unsettled } from '../../../../shared/contract/settle.ts'
import type { RegisterName } from '../../changes/log/register.ts'
import type { Caseload } from '../caseload.ts'

type About = Unsettled['about']

const nothing: About = { name: null, date: null, time: null }

/** Says which of several records a field group belongs to, in the terms a user would: a number, a name, a day. */
export const createSettleAbout = ({ database }: Pick<Caseload, 'database'>): ((register: RegisterName) => About) => {
  const rows = new Map(
    Object.entries(columns).map(([entity, { name = 'NULL', date = 'NULL', time = 'NULL' }]) => [
      entity,
      database.prepare(`SELECT ${name} AS name, ${date} AS date, ${time} AS time FROM "${entity}" WHERE id = ?`),
    ]),
  )
  return ({ entity, record }) => (rows.get(entity)?.get(record) as About | undefined) ?? nothing
}

/** Of the entities a caseload may hold several of. */
const columns: Readonly<Record<string, { readonly name?: string; readonly date?: string; readonly time?: string }>> = {
  contactPoint: { name: 'value' },
  relevantContact: { name: 'name' },
  referral: { date: 'referralDate' },
  case: { date: 'openedOn' },
  consultation: { date: 'date', time: 'time' },
  note: { date: 'aboutDate', time: 'aboutTime' },
  noteTemplate: { name: 'templateName' },
  member: { name: 'memberName' },
  teamCaseload: { name: 'caseloadName' },
  computer: { name: 'computerName' },
}
