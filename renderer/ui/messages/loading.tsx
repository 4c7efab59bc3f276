import { useSlow } from './use-slow.ts'

/** Says what is being read, 'Reading the caseload…', but only once it takes a while. */
export function Loading({ words }: { words: string }) {
  const isSlow = useSlow(true)
  return (
    <output className="hv-loading">
      {isSlow && words}
    </output>
  )
}
