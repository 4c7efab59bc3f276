import { useState } from 'react'
import { useDraft, type Draft } from './use-draft.ts'

export interface KeptFields<T> extends Pick<Draft<T>, 'unsaved'> {
  /**
   * What is typed now, or was typed in an earlier attempt. Null until that has been read: typing before then would
   * overwrite it.
   */
  readonly fields: T | null
  /** Call with what was typed in one or more of them. */
  change(typed: Partial<T>): void
  /** Call when the form was sent or given up: what was typed is kept no longer, and the form closes. */
  leave(): Promise<void>
}

/**
 * The fields of a form that is opened where it is needed, which outlive its page, a lock and a crash. Whoever opens
 * the form again finds them, unless it was sent or given up.
 * @param personId whom the form is about: what is kept goes when they are erased
 * @param empty what stands in the form where nothing was typed earlier
 * @param onClose takes the form off the page
 */
export const useKeptFields = <T extends object>(key: string, personId: string | null, empty: T, onClose: () => void): KeptFields<T> => {
  const { kept, keep, unsaved, discard } = useDraft<T>(key, personId)
  const [typed, setTyped] = useState<T | null>(null)
  const fields = typed ?? (kept === undefined ? null : (kept ?? empty))
  return {
    fields,
    unsaved,
    change(changed) {
      const next = { ...(fields ?? empty), ...changed }
      setTyped(next)
      keep(next)
    },
    async leave() {
      await discard()
      onClose()
    },
  }
}
