import { useEffect } from 'react'
import { routes } from './routes.tsx'

/** Loads the code of the pages, one after the other, while nothing else is done, so that each opens at once. */
export function usePagesAhead(): void {
  useEffect(() => {
    const ahead = routes.filter((route) => route.bare !== true)
    let waiting = 0
    const loadFrom = (index: number) => {
      const route = ahead[index]
      if (route === undefined) return
      waiting = requestIdleCallback(() => void route.page.load().then(() => loadFrom(index + 1)))
    }
    loadFrom(0)
    return () => cancelIdleCallback(waiting)
  }, [])
}
