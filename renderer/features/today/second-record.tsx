import { Button, ButtonLink } from '../../ui/button.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { twoNames } from '../person/doubles/candidate-words.ts'
import { useKeepApart } from '../person/doubles/use-keep-apart.ts'
import { secondRecordWords, type SecondRecord } from './second-record-words.ts'

/** Two records that may be one person; settling it makes them one, or says that they are two. */
export function SecondRecordAlert({ record }: { record: SecondRecord }) {
  const keepApart = useKeepApart()
  const [one, other] = record.people
  return (
    <div data-row={`${one.id} ${other.id}`}>
      <Alert meaning="needs">
        <p>{secondRecordWords(record)}</p>
        <ButtonLink kind="link" href={`/people/${one.id}/merge/${other.id}`}>
          Compare and merge
          <HiddenNames record={record} />
        </ButtonLink>
        <Button kind="link" onPress={() => void keepApart(one, other)}>
          Different people
          <HiddenNames record={record} />
        </Button>
      </Alert>
    </div>
  )
}

function HiddenNames({ record }: { record: SecondRecord }) {
  return <span className="hv-hidden"> {twoNames(...record.people)}</span>
}
