import { createContext, useContext, useEffect, type ReactNode } from 'react'

/** Hands the help text of the page on screen to the help panel. */
export const PageHelpContext = createContext<(help: ReactNode) => void>(() => {})

/** Sets what F1 shows while the page is mounted. */
export function usePageHelp(help: ReactNode): void {
  const setHelp = useContext(PageHelpContext)
  useEffect(() => {
    setHelp(help)
  }, [help, setHelp])
  useEffect(() => () => setHelp(null), [setHelp])
}
