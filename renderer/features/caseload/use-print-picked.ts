import { useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import { runCommand } from '../../app/command-registry.ts'

/** Prints the page while it shows the picked rows alone. */
export function usePrintPicked(): { readonly isPrintingPicked: boolean; readonly printPicked: () => void } {
  const [isPrintingPicked, setPrintingPicked] = useState(false)
  const printPicked = useCallback(() => {
    // The rows must be on the page before it is taken.
    flushSync(() => setPrintingPicked(true))
    window.addEventListener('afterprint', () => setPrintingPicked(false), { once: true })
    runCommand('print')
  }, [])
  return { isPrintingPicked, printPicked }
}
