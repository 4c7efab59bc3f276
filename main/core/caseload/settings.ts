import { computerSettings, type ComputerSettings, type settings } from '../../../shared/contract/settings.ts'
import type { Handlers, Output } from '../../../shared/contract/operation.ts'
import type { GroupValue } from '../../../shared/model/entities.ts'
import { isTestNhsNumber } from '../../../shared/rules/people/nhs-number.ts'
import { err, ok } from '../../../shared/rules/result.ts'
import { put } from '../changes/record.ts'
import type { Caseload } from './caseload.ts'
import { emptyRegister, readRegisters } from './registers.ts'

const defaults: ComputerSettings = { idleMinutes: 5, theme: 'system', roomyRows: false }

/** Who works here, and the choices of this computer. */
export const createSettings = (caseload: Caseload): Handlers<typeof settings> => {
  const { database, local, log, record } = caseload
  const lowestNhsNumber = database.prepare('SELECT min(nhsNumber) FROM person').pluck()
  const computer = (): ComputerSettings => computerSettings.parse(Object.assign({}, defaults, local.get('computer')))

  return {
    profile() {
      const id = memberIdOf(caseload)
      return ok({
        id,
        profile: readRegisters(log, 'member', id).get('profile') ?? emptyRegister,
        synthetic: isSynthetic(lowestNhsNumber.get() as string | null),
      } as Output<typeof settings.profile>)
    },
    saveProfile({ id, base, profile }) {
      if (!caseload.mayWriteForTeam('member', id)) return err('not_allowed')
      return ok({ undo: record([put('member', 'profile', id, null, profile, base)]) })
    },
    computer: () => ok(computer()),
    saveComputer(change) {
      local.set('computer', Object.assign(computer(), change))
      return ok(computer())
    },
  }
}

/** Numbers for tests are the highest: where the lowest is one, all are. Of a number nobody knows nothing is said. */
const isSynthetic = (lowest: string | null): boolean => lowest !== null && isTestNhsNumber(lowest)

/** Who somebody is, as their name stands under notes and exports. */
export type Profile = GroupValue<'member', 'profile'>

/** Writes down who works with a caseload that was just made; nothing where all that is known of them is what `profileOf` fills in. */
export const saveProfile = (caseload: Caseload, profile: Profile): void => {
  if (profile.memberRole !== notKnown.memberRole) caseload.record([put('member', 'profile', memberIdOf(caseload), null, profile)])
}

/** Who works with this caseload on this computer, as notes and exports name their author. */
export const profileOf = (caseload: Caseload): Profile => {
  const value = readRegisters(caseload.log, 'member', memberIdOf(caseload)).get('profile')?.value
  return (value as Profile | null | undefined) ?? notKnown
}

/** Nobody can say this of themselves: a role has letters. */
const notKnown: Profile = { memberName: 'Not known', memberRole: '', practiceCode: null, practiceName: null }

/** The member record of this computer's user: its id is made once and kept here. */
export const memberIdOf = ({ local, newId }: Pick<Caseload, 'local' | 'newId'>): string => {
  const known = local.get('member')
  if (typeof known === 'string') return known
  const id = newId()
  local.set('member', id)
  return id
}
