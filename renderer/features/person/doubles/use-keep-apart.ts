import type { PersonName } from '../../../../shared/rules/people/person-name.ts'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useUndo } from '../../../app/undo.tsx'
import { useNotice } from '../../../ui/messages/notice.tsx'
import { twoNames } from './candidate-words.ts'

interface NamedPerson extends PersonName {
  readonly id: string
}

/** Says that two records are of different people. */
export function useKeepApart(): (one: NamedPerson, other: NamedPerson) => Promise<void> {
  const core = useCore()
  const showNotice = useNotice()
  const { did } = useUndo()
  return async (one, other) => {
    const reply = await core.call('people.keepApart', { one: one.id, other: other.id })
    if (reply.ok) did(`Said to be different people: ${twoNames(one, other)}`, reply.value.undo)
    else showNotice(faultSentence(reply.error))
  }
}
