import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useUndo } from '../../app/undo.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Alert, useNotice } from '../../ui/messages/notice.tsx'
import { secondRecordWords, twoNames, type SecondRecord } from './second-record-words.ts'

/** Two records that may be one person; settling it makes them one, or says that they are two. */
export function SecondRecordAlert({ record }: { record: SecondRecord }) {
  const core = useCore()
  const showNotice = useNotice()
  const { did } = useUndo()
  const [{ id: one }, { id: other }] = record.people
  const keepApart = async () => {
    const reply = await core.call('people.keepApart', { one, other })
    if (reply.ok) did(`Said to be different people: ${twoNames(record)}`, reply.value.undo)
    else showNotice(faultSentence(reply.error))
  }
  return (
    <div data-row={`${one} ${other}`}>
      <Alert meaning="needs">
        <p>{secondRecordWords(record)}</p>
        <ButtonLink kind="link" href={`/people/${one}/merge/${other}`}>
          Compare and merge
          <HiddenNames record={record} />
        </ButtonLink>
        <Button kind="link" onPress={() => void keepApart()}>
          Different people
          <HiddenNames record={record} />
        </Button>
      </Alert>
    </div>
  )
}

function HiddenNames({ record }: { record: SecondRecord }) {
  return <span className="hv-hidden"> {twoNames(record)}</span>
}
