import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Alert, useNotice } from '../../ui/messages/notice.tsx'
import { useToast } from '../../ui/messages/toast.tsx'
import { secondRecordWords, twoNames, type SecondRecord } from './second-record-words.ts'

/** Two records that may be one person; settling it makes them one, or says that they are two. */
export function SecondRecordAlert({ record }: { record: SecondRecord }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const showNotice = useNotice()
  const showToast = useToast()
  const [{ id: one }, { id: other }] = record.people
  const keepApart = async (apart: boolean) => {
    const reply = await core.call('people.keepApart', { one, other, apart })
    if (!reply.ok) showNotice(faultSentence(reply.error))
    else showToast(apart ? { words: `Said to be different people: ${twoNames(record)}.`, onUndo: () => void keepApart(false) } : { words: 'Undone.' })
    await readAgain('lists.')
  }
  return (
    <div data-row={`${one} ${other}`}>
      <Alert meaning="needs">
        <p>{secondRecordWords(record)}</p>
        <ButtonLink kind="link" href={`/people/${one}/merge/${other}`}>
          Compare and merge
          <HiddenNames record={record} />
        </ButtonLink>
        <Button kind="link" onPress={() => void keepApart(true)}>
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
