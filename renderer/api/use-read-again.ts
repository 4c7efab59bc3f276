import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { OperationName } from '../../shared/contract/contract.ts'

/** An operation, or with its point all of a section: 'notes.'. */
export type Reading = OperationName | (OperationName extends `${infer Section}.${string}` ? `${Section}.` : never)

/**
 * Has what is on screen read again, these readings or all, and waits until it is: for orders that change no table, of
 * which the core says nothing, and where the next step must not meet what was so before.
 */
export function useReadAgain(): (...readings: readonly Reading[]) => Promise<void> {
  const queries = useQueryClient()
  return useCallback(
    (...readings) => {
      const isMeant = (name: unknown) => readings.some((reading) => reading === name || (reading.endsWith('.') && String(name).startsWith(reading)))
      return queries.invalidateQueries(readings.length === 0 ? {} : { predicate: ({ queryKey: [name] }) => isMeant(name) })
    },
    [queries],
  )
}

/** Forgets at once what was read for pages that are gone, which is else kept for a minute. */
export function useForgetReadings(): () => void {
  const queries = useQueryClient()
  return useCallback(() => queries.removeQueries({ type: 'inactive' }), [queries])
}
