import type { Handlers } from '../../../../shared/contract/operation.ts'
import type { Invitation, team as section } from '../../../../shared/contract/team.ts'
import { dayInEngland } from '../../../../shared/rules/time/english-time.ts'
import { err, ok, type Result } from '../../../../shared/rules/result.ts'
import type { Caseload } from '../../caseload/caseload.ts'
import type { Connection } from '../connection.ts'
import { readMarks, saveMarks } from '../marks.ts'
import { withKnown } from '../new-administrators.ts'
import { placeWords } from '../stores/place.ts'
import { readSyncSettings } from '../sync-settings.ts'
import { approve } from './joining/approve.ts'
import { createBeginning } from './begin.ts'
import { addCaseload, renameCaseload, renameComputer } from './caseloads.ts'
import { currentTeam, listComputers } from './computers.ts'
import { lettersOf } from './joining/invitation.ts'
import { cancelInvitation, invite } from './joining/invite.ts'
import { cancelJoin, join } from './joining/join.ts'
import { forgetSheetShown, keepSheetShown, sheetShownAt } from './kept-beginning.ts'
import { keptInvitations, type KeptInvitation } from './joining/kept-invitations.ts'
import { readJoining } from './joining/kept-joining.ts'
import { openWithSheet, recover } from './recover.ts'
import { admit, removalPreview, remove } from './remove.ts'
import { asAdministrator } from './membership.ts'
import { createTeamNames } from './team-names.ts'
import type { TeamParts } from './team-parts.ts'

/** The contract's section `team`. Whoever writes acts here has them sent at once: others wait for them. */
export const createTeamHandlers = (caseload: Caseload, { connection }: { readonly connection: Connection }): Handlers<typeof section> => {
  const { surroundings, ...rest } = connection
  const parts: TeamParts = { ...rest, caseload, random: surroundings.random }
  const beginning = createBeginning(parts)
  const sent = <T extends Result<unknown, string>>(result: T): T => {
    if (result.ok) parts.sync.start()
    return result
  }

  return {
    current: () => ok(currentTeam(parts)),
    begin: () => beginning.begin(),
    confirmSheet: ({ groups }) => beginning.confirm(groups),
    sheetWithoutTeam: () => ok(sheetShownAt(caseload.local)),
    sheetDestroyed() {
      forgetSheetShown(caseload.local)
      return ok({})
    },
    sheetNotDestroyed({ shownAt }) {
      keepSheetShown(caseload.local, shownAt)
      return ok({})
    },

    invitations: () => (asAdministrator(parts) === null ? err('not_allowed') : ok(keptInvitations(caseload.local).filter(isShown).map((kept) => describe(parts, kept)))),
    async invite(wish) {
      const invited = await invite(parts, wish)
      return invited.ok ? ok({ ...invited.value, until: dayInEngland(invited.value.until).toString() }) : invited
    },
    cancelInvitation: ({ id }) => cancelInvitation(parts, id),
    approve: async (wish) => sent(await approve(parts, wish)),

    join: (wish) => join(parts, wish),
    joining() {
      const joining = readJoining(caseload.local)
      const { place } = readSyncSettings(caseload.local)
      if (joining === null || place === null) return ok(null)
      // Before the first sync all of it is lacking, as it should be.
      const hasSynced = readMarks(caseload.local, caseload.device.id).lastSyncedAt !== null
      return ok({
        letters: lettersOf(joining.request),
        placeWords: placeWords(place),
        refused: joining.isRefused,
        lacksRoster: hasSynced && parts.book.lacksActs(),
      })
    },
    async cancelJoin() {
      await cancelJoin(parts)
      return ok({})
    },
    recover: (wish) => recover(parts, wish),
    openWithSheet: ({ sheet }) => openWithSheet(parts, sheet),

    leaveInTeam({ device }) {
      const me = caseload.device.id
      const marks = readMarks(caseload.local, me)
      saveMarks(caseload.local, me, { unheardRemovals: marks.unheardRemovals.filter((other) => other !== device), ...withKnown(marks, device) })
      return ok({})
    },

    computers: () => ok(listComputers(parts)),
    memberNames: () => ok(createTeamNames(caseload.database).memberNames()),
    rename: ({ device, words }) => sent(renameComputer(parts, device, words)),
    removalPreview: ({ device }) => removalPreview(parts, device),
    remove: (wish) => sent(remove(parts, wish)),
    admit: ({ device }) => sent(admit(parts, device)),

    addCaseload: ({ name }) => sent(addCaseload(parts, name)),
    renameCaseload: ({ id, name }) => sent(renameCaseload(parts, id, name)),
  }
}

/** Those of computers that were let in are done. */
const isShown = ({ state }: KeptInvitation): boolean => state !== 'settled'

const describe = ({ caseload }: TeamParts, kept: KeptInvitation): Invitation => {
  const { id, name, role, caseloads, newCaseload, until, answer, isMissing } = kept
  const caseloadName = createTeamNames(caseload.database).caseloads()
  return {
    id,
    name,
    role,
    caseloads: [...caseloads.map(caseloadName), ...(newCaseload === null ? [] : [newCaseload])],
    until: dayInEngland(until).toString(),
    answer: isMissing === true && answer !== 'two_answered' ? 'gone' : answerOf(kept),
  }
}

const answerOf = ({ answer, name, isNewMember }: KeptInvitation): Invitation['answer'] => {
  if (answer === null || answer === 'two_answered') return answer
  const { request, at } = answer
  const { memberName = name } = request
  return { computer: request.name, letters: lettersOf(request), at, otherName: isNewMember && memberName !== name ? memberName : null }
}
