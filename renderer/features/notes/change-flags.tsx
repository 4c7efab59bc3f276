import { useState } from 'react'
import type { NoteRecord } from '../../../shared/contract/notes.ts'
import type { GroupValue } from '../../../shared/model/entities.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useCore } from '../../api/core-context.tsx'
import { CheckboxField } from '../../ui/forms/checkbox-field.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { useUndo } from '../../app/undo.tsx'
import { noteFlags } from './note-words.ts'

/** Flags of a signed note: each tick is saved at once and can be undone. */
export function ChangeFlags({ note }: { note: NoteRecord }) {
  const core = useCore()
  const { did } = useUndo()
  const [error, setError] = useState<string>()
  const flags = note.flags.value ?? none

  const change = async (next: GroupValue<'note', 'flags'>): Promise<void> => {
    const reply = await core.call('notes.setFlags', { id: note.id, base: note.flags.base, flags: next })
    setError(reply.ok ? undefined : faultSentence(reply.error))
    if (reply.ok) did('Flags changed', reply.value.undo)
  }

  return (
    <div className="hv-not-in-visit hv-not-in-print">
      <Disclosure title="Flags">
        <fieldset aria-label="Flags of this note">
          {noteFlags.map(({ flag, words }) => (
            <CheckboxField
              key={flag}
              label={words}
              checked={flags[flag]}
              onChange={(event) => void change({ ...flags, [flag]: event.target.checked })}
            />
          ))}
        </fieldset>
        {error !== undefined && <p className="hv-error">{error}</p>}
      </Disclosure>
    </div>
  )
}

const none: GroupValue<'note', 'flags'> = { aboutSomeoneElse: false, safeguardingNote: false, notToBeShared: false }
