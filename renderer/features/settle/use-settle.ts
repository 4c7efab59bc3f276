import type { OpenedVersions, StandingVersion } from '../../../shared/contract/settle.ts'
import type { Base } from '../../../shared/model/change.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useCore } from '../../api/core-context.tsx'
import { useUndo } from '../../app/undo.tsx'
import type { FieldValues } from '../person/field-spec.ts'
import { groupWords } from './settle-words.ts'

export interface Settling {
  /** Both return the sentence of what went wrong, or null when it is settled. */
  readonly keep: (version: StandingVersion) => Promise<string | null>
  readonly write: (value: FieldValues, base: Base) => Promise<string | null>
}

/** What is said when another version came while one was being chosen or written. */
export const anotherCameWords = 'These versions changed while you were looking at them. Nothing was settled. They are as they stand now: look again.'

/** Settles a field group, with Undo. */
export function useSettle(opened: OpenedVersions): Settling {
  const core = useCore()
  const { did } = useUndo()
  const register = { entity: opened.entity, record: opened.record, group: opened.group }

  const finish = (reply: Awaited<ReturnType<typeof core.call<'settle.keep'>>>): string | null => {
    if (!reply.ok) return reply.error.code === 'changed_since' ? anotherCameWords : faultSentence(reply.error)
    did(`${groupWords(opened)} settled`, reply.value.undo)
    return null
  }

  return {
    keep: async ({ base: version }) => finish(await core.call('settle.keep', { ...register, base: opened.base, version })),
    // A form reads plain values; the core checks them against the field group.
    write: async (value, base) => finish(await core.call('settle.write', { ...register, base, value: { ...value } })),
  }
}
