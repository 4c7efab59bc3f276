import type { TriedPlace } from '../../../shared/contract/sync.ts'
import './sync.css'

type Step = TriedPlace['steps'][number]

/** What came of the four things that sync needs of a storage, one line each. */
export function PlaceTest({ steps }: { steps: readonly Step[] }) {
  return (
    <dl className="hv-sync-steps" aria-label="What the test found">
      {steps.map(({ step, outcome }) => (
        <div key={step}>
          <dt>{stepWords[step]}</dt>
          <dd>{outcomeWords[outcome]}</dd>
        </div>
      ))}
    </dl>
  )
}

const stepWords: Readonly<Record<Step['step'], string>> = {
  list: 'List the files there',
  read: 'Read a file',
  write: 'Write a file',
  remove: 'Remove a file',
}

const outcomeWords: Readonly<Record<Step['outcome'], string>> = {
  done: 'Works',
  failed: 'Does not work',
  'not-tried': 'Not tried yet',
}
