import type { CoreMessage, Request } from '../../shared/contract/messages.ts'
import { deviceOf } from './changes/log/device.ts'
import { createCaseload, type Caseload } from './caseload/caseload.ts'
import { settleAllDrafts } from './caseload/notes/note-settling.ts'
import { createDispatch, handlerMap, type HandlerMap } from './dispatch.ts'
import { createHandlers } from './handlers.ts'
import { saveProfile, type Profile } from './caseload/settings.ts'
import type { Surroundings } from './surroundings.ts'
import { connect } from './sync/connection.ts'
import type { Sync } from './sync/sync.ts'
import { storageFault } from './common/files.ts'
import { createVaults, type NewProfile } from './vault/vaults.ts'

export interface CoreParts {
  readonly surroundings: Surroundings
  readonly post: (message: CoreMessage) => void
  readonly onBug: (operation: string, error: unknown) => void
}

/** The core without its process: answers requests, holds at most one open caseload, locks it. */
export const createCore = ({ surroundings, post, onBug }: CoreParts) => {
  const grants = createGrants()
  let open: { caseload: Caseload; handlers: HandlerMap; sync: Sync } | null = null

  /** A full disk must not keep a caseload from opening or locking: the drafts stay where they are. */
  const settle = (caseload: Caseload): void => {
    try {
      settleAllDrafts(caseload)
    } catch (error) {
      if (storageFault(error) === null) onBug('drafts.settle', error)
    }
  }

  const vaults = createVaults({
    surroundings,
    useGrant: grants.use,
    onBug,
    async onOpened(vault, profile) {
      const device = deviceOf(vault.database, vault.machineToken, surroundings)
      const onChanged = (tables: readonly string[]): void => {
        post({ type: 'changed', tables })
        open?.sync.afterChange()
      }
      const caseload = createCaseload({ database: vault.database, device, surroundings, onChanged })
      const connection = connect(caseload, {
        surroundings,
        onStatus: () => post({ type: 'changed', tables: ['sync'] }),
        onBug: (error) => onBug('sync', error),
      })
      if (profile !== null) saveProfile(caseload, firstProfile(profile))
      // Text that a killed process left is there at once; search finds it once it is a change.
      settle(caseload)
      const handlers = handlerMap(createHandlers(caseload, { useGrant: grants.use, connection }))
      open = { caseload, handlers, sync: connection.sync }
      connection.sync.start()
    },
    async onClosing() {
      if (open === null) return
      const { caseload, sync } = open
      settle(caseload)
      open = null
      await sync.stop()
    },
  })

  const vaultHandlers = handlerMap(vaults.handlers)
  const answer = createDispatch({ handlers: () => ({ ...vaultHandlers, ...open?.handlers }), onBug })
  /** Until the answer is given every commit waits for the disk, those of what sync brings too: then what the user is told is saved is. */
  const dispatch: typeof answer = async (operation, input) => {
    const release = operation === waitsForSync ? null : (open?.caseload.hold() ?? null)
    try {
      return await answer(operation, input)
    } finally {
      release?.()
    }
  }

  return {
    async receive({ id, operation, input }: Request): Promise<void> {
      post({ type: 'reply', id, reply: await dispatch(operation, input) })
    },
    dispatch,
    addGrant: grants.add,
    lock: vaults.lock,
    /** The open caseload, for tests and tools that run beside the handlers. */
    current: (): Caseload | null => open?.caseload ?? null,
  }
}

/** The operation that lasts as long as sync does, and writes nothing itself. */
const waitsForSync = 'sync.now'

const firstProfile = ({ name, role, practiceCode }: NewProfile): Profile => ({
  memberName: name,
  memberRole: role,
  practiceCode,
  practiceName: null,
})

/** Files the user chose in the shell's dialogs: each may be used once. */
const createGrants = () => {
  const paths = new Map<string, string>()
  return {
    add: (grant: string, path: string): void => void paths.set(grant, path),
    use(grant: string): string | null {
      const path = paths.get(grant) ?? null
      paths.delete(grant)
      return path
    },
  }
}
