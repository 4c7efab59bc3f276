import type { TriedPlace } from '../../../shared/contract/sync.ts'
import { Table } from '../../ui/table.tsx'

type Step = TriedPlace['steps'][number]

/** What came of the four things that sync needs of a storage. */
export function PlaceTest({ steps }: { steps: readonly Step[] }) {
  return (
    <Table
      caption="What the test found"
      columns={[
        { id: 'step', words: 'What sync needs', cell: ({ step }) => stepWords[step] },
        { id: 'outcome', words: 'Outcome', cell: ({ outcome }) => outcomeWords[outcome] },
      ]}
      rows={steps}
      keyOf={({ step }) => step}
    />
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
