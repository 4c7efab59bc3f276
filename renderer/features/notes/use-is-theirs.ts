import { useEffect, useState } from 'react'
import { useCore } from '../../api/core-context.tsx'

/**
 * Whether a note that says whom it is about belongs on the page of a person. Two records that become one while the note
 * is open are told by page and note one after the other: it is taken away from whoever writes in it only when the core
 * says that they are two people. Nothing is known of a note that is still being read.
 */
export const useIsTheirs = (about: string | undefined, personId: string): boolean => {
  const core = useCore()
  const [wasTheirs, setWasTheirs] = useState(false)
  const [another, setAnother] = useState<string | null>(null)
  const isAlike = about === undefined || about === personId
  if (about === personId && !wasTheirs) setWasTheirs(true)
  useEffect(() => {
    if (isAlike || !wasTheirs) return
    let isCurrent = true
    void Promise.all([about, personId].map((id) => core.call('people.heading', { id }))).then(([one, other]) => {
      const isSame = one?.ok === true && other?.ok === true && one.value.id === other.value.id
      if (isCurrent) setAnother(isSame ? null : about)
    })
    return () => {
      isCurrent = false
    }
  }, [core, about, personId, isAlike, wasTheirs])
  return isAlike || (wasTheirs && another !== about)
}
