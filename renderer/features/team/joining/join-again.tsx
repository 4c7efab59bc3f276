import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ChoosePlace } from '../../sync/choose-place.tsx'
import { JoinForm } from './join-form.tsx'

/** A caseload that was the team's before and counts as a new computer now: it comes back with all that it holds. */
export function JoinAgain({ place }: { place: string }) {
  const [isChoosing, setChoosing] = useState(false)
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that was pressed has gone, and would leave the keyboard nowhere.
    if (isChoosing) sheet.current?.querySelector('input')?.focus()
  }, [isChoosing])
  return (
    <div ref={sheet} className="hv-sheet hv-stack">
      <p>
        This caseload was opened from a backup, or there was a second copy of it, so it counts as a new computer. What it holds is safe. Ask your administrator
        for an invitation, then type its code.
      </p>
      {isChoosing ? (
        <ChoosePlace />
      ) : (
        <>
          <div className="hv-line-up">
            <p>
              Storage: <strong>{place}</strong>
            </p>
            <Button onPress={() => setChoosing(true)}>Choose another place</Button>
          </div>
          <JoinForm />
        </>
      )}
    </div>
  )
}
