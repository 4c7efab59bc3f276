import type { Handlers } from '../../../shared/contract/operation.ts'
import type { PlaceInput, sync as section, TriedPlace } from '../../../shared/contract/sync.ts'
import { err, ok } from '../../../shared/rules/result.ts'
import type { Caseload } from '../caseload/caseload.ts'
import type { LocalSettings } from '../database/local-settings.ts'
import type { Connection } from './connection.ts'
import { listRefusals } from './refusals.ts'
import { atPlace } from './stores/at-place.ts'
import { isOwnFolder } from './stores/own-folder.ts'
import { placeInUse, placeWords, type Place } from './stores/place.ts'
import { tryPlace, type Trial } from './stores/try-place.ts'
import { readSyncSettings } from './sync-settings.ts'
import type { UseGrant } from '../surroundings.ts'
import { isOwnBeginning } from './team/kept-beginning.ts'
import { readTeam } from './team/team-identity.ts'
import { parseVaultFile } from './format/vault-id.ts'

interface SyncHandlerParts {
  readonly connection: Connection
  readonly useGrant: UseGrant
}

/** The contract's section `sync`. */
export const createSyncHandlers = (caseload: Caseload, { connection, useGrant }: SyncHandlerParts): Handlers<typeof section> => {
  const { sync, chosen } = connection
  return {
    status: () => ok(sync.status()),
    placeInUse() {
      const { place } = readSyncSettings(caseload.local)
      return ok(place === null ? null : placeInUse(place))
    },
    async tryPlace({ place: input }) {
      const place = placeOf(input, useGrant)
      const tried = place === null ? nothingTried(input.kind, '', 'file_grant_spent') : await tryIt(caseload, connection, place)
      if (place !== null) chosen.choose({ place, tried })
      return ok(tried)
    },
    async tryAgain() {
      const choice = chosen.current()
      if (choice === null) return err('not_allowed_in_this_state')
      const tried = await tryIt(caseload, connection, choice.place)
      chosen.choose({ place: choice.place, tried })
      return ok(tried)
    },
    refused: () => ok(listRefusals({ caseload, book: connection.book })),
    changePlace() {
      const choice = chosen.current()
      if (choice === null || readTeam(caseload.local) === null) return err('not_allowed_in_this_state')
      const { place, tried } = choice
      if (tried.problem !== null) return err(tried.problem)
      if (tried.found === 'a_team') return err('other_team')
      sync.usePlace(place, tried.found === 'our_team')
      chosen.forget()
      return ok({})
    },
    async now() {
      await sync.now()
      return ok({})
    },
    pause({ paused }) {
      sync.pause(paused)
      return ok({})
    },
    useLittleData({ littleData }) {
      sync.useLittleData(littleData)
      return ok({})
    },
    refill: () => (sync.refill() ? ok({}) : err('not_allowed_in_this_state')),
  }
}

/** A place as it is kept, or null where the choice of a folder was used already. */
const placeOf = (input: PlaceInput, useGrant: (grant: string) => string | null): Place | null => {
  if (input.kind !== 'folder') return input
  const path = useGrant(input.grant)
  return path === null ? null : { kind: 'folder', path }
}

const tryIt = async (caseload: Caseload, { openStore, surroundings }: Connection, place: Place): Promise<TriedPlace> => {
  const words = placeWords(place)
  if (place.kind === 'folder' && (await isOwnFolder(place.path, surroundings.dataFolder))) return nothingTried(place.kind, words, 'own_folder')
  const trial = await atPlace(() => openStore(place), async (store) => ok(await tryPlace(store, surroundings.random)))
  if (!trial.ok) return nothingTried(place.kind, words, trial.error.code)
  const { steps, problem, vaultFile, hasHeads } = trial.value
  const found = problem !== null ? null : whatLies(caseload.local, { vaultFile, hasHeads })
  return { kind: place.kind, words, steps, found, problem: problem === null ? null : `place_${problem}` }
}

/** A place without vault.json where computers have written is a team's that has lost it. */
export const whatLies = (local: LocalSettings, { vaultFile, hasHeads }: Pick<Trial, 'vaultFile' | 'hasHeads'>): NonNullable<TriedPlace['found']> => {
  if (!hasHeads && (vaultFile === null || isOwnBeginning(local, vaultFile))) return 'nothing'
  const parsed = vaultFile === null ? null : parseVaultFile(vaultFile)
  return parsed?.ok === true && parsed.value.vaultId === readTeam(local)?.vaultId ? 'our_team' : 'a_team'
}

const nothingTried = (kind: TriedPlace['kind'], words: string, problem: NonNullable<TriedPlace['problem']>): TriedPlace => ({
  kind,
  words,
  steps: (['list', 'read', 'write', 'remove'] as const).map((step) => ({ step, outcome: 'not-tried' as const })),
  found: null,
  problem,
})
