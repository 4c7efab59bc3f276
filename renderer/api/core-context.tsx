import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import type { CoreClient } from './core-client.ts'

const CoreContext = createContext<CoreClient | null>(null)

/** Gives every page the core, and has what they show read again when tables change and every minute. */
export const CoreProvider = ({ core, children }: { readonly core: CoreClient; readonly children: ReactNode }) => {
  const [queries] = useState(createQueries)
  useEffect(() => {
    const readAgain = () => void queries.invalidateQueries()
    // What has begun, is over or overdue follows from the clock alone; a reading that says the same redraws nothing.
    const timer = setInterval(readAgain, 60_000)
    const stop = core.onChanged(readAgain)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [core, queries])
  return (
    <CoreContext value={core}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </CoreContext>
  )
}

/** The core, to ask it or to give it an order. For what a page shows there is `useRead`. */
export const useCore = (): CoreClient => {
  const core = useContext(CoreContext)
  if (core === null) throw new Error('useCore needs a CoreProvider above it')
  return core
}

/*
 * The core is on this computer: it answers without a network, at once or not at all, and says when tables
 * changed, so that nothing is asked again by focus or reconnection.
 */
const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false, gcTime: 60_000 },
    },
  })
