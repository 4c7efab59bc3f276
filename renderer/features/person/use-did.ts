import { useCallback } from 'react'
import type { UndoToken } from '../../../shared/model/change.ts'
import { useUndo } from '../../app/undo.tsx'

/** Puts something that was done on the undo pile: `words` is a sentence without its full stop. */
export function useDid(): (words: string, token: UndoToken) => void {
  const { did } = useUndo()
  return useCallback((words, token) => did(words, JSON.stringify(token)), [did])
}
