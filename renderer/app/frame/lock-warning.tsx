import { warningSeconds } from '../lock-timer.ts'
import './lock-warning.css'

/** Says that the lock is near. The number changes for the eye only, so that speech hears it once. */
export function LockWarning({ secondsLeft }: { secondsLeft: number | null }) {
  return (
    <div role="alert" className="hv-lock-warnings" data-react-aria-top-layer="true">
      {secondsLeft !== null && (
        <div className="hv-lock-warning">
          <span className="hv-hidden">Haversack locks in {warningSeconds} seconds. Press any key to stay. What you typed is kept.</span>
          <span aria-hidden="true">Haversack locks in {secondsLeft} seconds. Press any key to stay. What you typed is kept.</span>
        </div>
      )}
    </div>
  )
}
