import type { Caseload } from '../../main/core/caseload/caseload.ts'
import { createDispatch, handlerMap } from '../../main/core/dispatch.ts'
import { createHandlers } from '../../main/core/handlers.ts'
import { unconnected } from '../core/unconnected.ts'
import { noteTextOf } from './note-text.ts'

/** The same through the contract, as the renderer asks: checked input, change log, lists and search index included. */
export const createHaversack = (caseload: Caseload) => {
  const handlers = handlerMap(createHandlers(caseload, { useGrant: () => null, connection: unconnected(caseload) }))
  const dispatch = createDispatch({
    handlers: () => handlers,
    onBug: (operation, error) => {
      throw new Error(`${operation} failed`, { cause: error })
    },
  })
  const ask = async (operation: string, input: unknown): Promise<unknown> => {
    const reply = await dispatch(operation, input)
    if (!reply.ok) throw new Error(`${operation}: ${reply.error.code}`)
    return reply.value
  }
  let count = 0
  return {
    /** Begins notes outside the clock, so that saving alone is measured. */
    async saveNote(personId: string): Promise<unknown> {
      const id = caseload.newId()
      const body = {
        noteKind: 'phone-call',
        aboutDate: '2026-11-23',
        aboutTime: null,
        minutes: 30,
        text: noteTextOf(count++),
        nextStep: null,
        nextStepBy: null,
        consultationId: null,
      }
      const flags = { aboutSomeoneElse: false, safeguardingNote: false, notToBeShared: false }
      return ask('notes.sign', { id, personId, typed: { body, flags, base: [], flagsBase: [] }, attendance: null })
    },
    openPerson: async (id: string): Promise<unknown> => [
      await ask('people.open', { id }),
      await ask('notes.ofPerson', { personId: id }),
    ],
    caseload: (): Promise<unknown> => ask('lists.caseload', { show: 'open' }),
    search: (text: string): Promise<unknown> => ask('search.everything', { text, kind: 'notes' }),
  }
}
