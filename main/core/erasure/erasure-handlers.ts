import type { erasure } from '../../../shared/contract/erasure.ts'
import type { Handlers } from '../../../shared/contract/operation.ts'
import { err, ok } from '../../../shared/rules/result.ts'
import { liveGrants } from '../sync/roster/permission.ts'
import type { Sync } from '../sync/sync.ts'
import { readTeam } from '../sync/team/team-identity.ts'
import { asAdministrator, type Membership } from '../sync/team/membership.ts'
import { createTeamNames } from '../sync/team/team-names.ts'
import { backupsEndAfter, heldChanges, listCertificates } from './certificates.ts'
import { deletedPeople } from './deleted-people.ts'
import { createErasing } from './erase.ts'
import type { ErasureParts } from './erasure-parts.ts'
import { createRemovedHolders } from './removed-holders.ts'

/** The contract's section `erasure`: a person leaves every computer of the team, and the storage; where there is no team, this computer. */
export const createErasureHandlers = (parts: ErasureParts & { readonly sync: Pick<Sync, 'start' | 'followRoster'> }): Handlers<typeof erasure> => {
  const { caseload, book, sync } = parts
  const erasing = createErasing(parts)
  const names = createTeamNames(caseload.database)
  const mayErase = (): boolean => asAdministrator(parts) !== null || readTeam(caseload.local) === null

  return {
    mayErase: () => ok(mayErase()),

    preview({ personId }) {
      if (!mayErase()) return err('not_allowed')
      const found = erasing.find(personId)
      if (found === null) return err('not_found')
      const membership = asAdministrator(parts)
      const holders = ({ roster }: Membership): Set<string> => new Set([...found.from.scopes].flatMap((scope) => liveGrants(roster, scope).map(({ id }) => id)))
      return ok({
        changes: found.changes,
        computers: membership === null ? null : [...holders(membership)].map((id) => names.computer(id)).sort(),
        removed: createRemovedHolders(parts)(found.from, () => false),
        backupsEnd: backupsEndAfter(caseload.milliseconds()),
      })
    },

    async erase({ personId }) {
      if (!mayErase()) return err('not_allowed')
      const found = erasing.find(personId)
      if (found === null) return err('not_found')
      const membership = asAdministrator(parts)
      if (membership === null) {
        erasing.eraseAtOnce(found.subjects)
        return ok({})
      }
      caseload.database.transaction(() => {
        erasing.forgetBesideLog(found.subjects)
        book.write(erasing.acts(membership.team.vaultId, found.subjects))
      })()
      await sync.followRoster()
      sync.start()
      return ok({})
    },

    async eraseHeld() {
      const membership = asAdministrator(parts)
      if (membership === null) return err('not_allowed')
      const held = heldChanges(parts)
      if (held.length > 0) book.write(erasing.acts(membership.team.vaultId, held.map(({ subject }) => subject)))
      await sync.followRoster()
      sync.start()
      return ok({ changes: held.reduce((sum, { changes }) => sum + changes, 0) })
    },

    deleted() {
      if (!mayErase()) return err('not_allowed')
      return ok(deletedPeople(caseload).map(({ personId, name, deletedAt }) => ({ personId, name, deletedAt })))
    },

    certificates: () => ok(listCertificates(parts)),
  }
}
