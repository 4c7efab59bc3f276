import { backups } from './backups.ts'
import { cases } from './cases.ts'
import { changes } from './changes.ts'
import { consultations } from './consultations.ts'
import { drafts } from './drafts.ts'
import { erasure } from './erasure.ts'
import { handover } from './handover.ts'
import { imports } from './imports.ts'
import { lists } from './lists.ts'
import { notes } from './notes.ts'
import type { Operation } from './operation.ts'
import { people } from './people.ts'
import { referrals } from './referrals.ts'
import { reports } from './reports.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { settle } from './settle.ts'
import { sync } from './sync.ts'
import { team } from './team.ts'
import { vault } from './vault.ts'

/** Sections that answer whether or not a caseload is open. */
const vaultSections = { vault, backups } as const

/** Sections that need an open caseload. */
export const caseloadSections = {
  people,
  referrals,
  cases,
  consultations,
  notes,
  drafts,
  lists,
  search,
  imports,
  reports,
  changes,
  settings,
  settle,
  sync,
  team,
  handover,
  erasure,
} as const

/** Everything the renderer may ask of the core: the server is typed by it, the client derived from it. */
const contract = { ...vaultSections, ...caseloadSections } as const
type Contract = typeof contract

/** `section.operation`, such as `people.open`. */
export type OperationName = {
  [S in keyof Contract]: `${S}.${Extract<keyof Contract[S], string>}`
}[keyof Contract]

/** The operation that a name stands for. */
export type OperationOf<Name extends OperationName> = Name extends `${infer S extends keyof Contract & string}.${infer O}`
  ? O extends keyof Contract[S]
    ? Contract[S][O] extends Operation
      ? Contract[S][O]
      : never
    : never
  : never

/** The operation of that name, or null where there is none. */
export const findOperation = (name: string): Operation | null => {
  const [section = '', operation = ''] = name.split('.')
  const sections: Readonly<Record<string, Readonly<Record<string, Operation>>>> = contract
  const found = Object.hasOwn(sections, section) ? sections[section] : undefined
  return found !== undefined && Object.hasOwn(found, operation) ? (found[operation] ?? null) : null
}
