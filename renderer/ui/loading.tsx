import { useEffect, useState } from 'react'

/** Says what is being read, 'Reading the caseload…', but only once it takes longer than 400 ms. */
export function Loading({ words }: { words: string }) {
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return (
    <output className="hv-loading">
      {isSlow && words}
    </output>
  )
}
