import * as Automerge from '@automerge/automerge'
import { timed, type BenchRecord, type Contender, type Edit } from './contender.ts'

type PersonDocument = Record<string, Record<string, Record<string, unknown>>>
type Documents = Map<string, Automerge.Doc<PersonDocument>>

/** Automerge, one document for each person, in memory and without encryption. */
export const makeAutomerge = (records: readonly BenchRecord[]): Contender => {
  const first: Documents = new Map()
  for (const [person, theirs] of Map.groupBy(records, (record) => record.person ?? '')) {
    const document: PersonDocument = {}
    for (const { entity, id, fields } of theirs) (document[entity] ??= {})[id] = { ...fields }
    first.set(person, Automerge.from(document))
  }
  const second: Documents = new Map()

  return {
    name: 'Automerge',
    async secondComputer() {
      let bytes = 0
      const { time } = await timed(() => {
        for (const [person, document] of first) {
          const saved = Automerge.save(document)
          bytes += saved.length
          second.set(person, Automerge.load<PersonDocument>(saved))
        }
      })
      return { ...time, bytes }
    },
    async concurrentEdits(ours, theirs) {
      const { time, value: bytes } = await timed(() => {
        for (const one of ours) edit(first, one)
        for (const one of theirs) edit(second, one)
        return [...first.keys()].reduce((sum, person) => sum + becomeAlike(first, second, person), 0)
      })
      return { ...time, bytes }
    },
    close: () => undefined,
  }
}

const edit = (documents: Documents, { person, entity, id, field, value }: Edit): void => {
  const document = documents.get(person)
  if (document === undefined) return
  documents.set(
    person,
    Automerge.change(document, (draft) => {
      const record = draft[entity]?.[id]
      if (record !== undefined) record[field] = value
    }),
  )
}

/** Automerge's own protocol, until neither has anything to say. Returns how many bytes were said. */
const becomeAlike = (first: Documents, second: Documents, person: string): number => {
  const document = first.get(person)
  const other = second.get(person)
  if (document === undefined || other === undefined) return 0
  let ours: Side = { document, state: Automerge.initSyncState() }
  let theirs: Side = { document: other, state: Automerge.initSyncState() }
  let bytes = 0
  for (;;) {
    const [ourState, there] = Automerge.generateSyncMessage(ours.document, ours.state)
    const [theirState, back] = Automerge.generateSyncMessage(theirs.document, theirs.state)
    if (there === null && back === null) break
    ours = hear({ document: ours.document, state: ourState }, back)
    theirs = hear({ document: theirs.document, state: theirState }, there)
    bytes += (there?.length ?? 0) + (back?.length ?? 0)
  }
  first.set(person, ours.document)
  second.set(person, theirs.document)
  return bytes
}

interface Side {
  readonly document: Automerge.Doc<PersonDocument>
  readonly state: Automerge.SyncState
}

const hear = (side: Side, message: Automerge.SyncMessage | null): Side => {
  if (message === null) return side
  const [document, state] = Automerge.receiveSyncMessage(side.document, side.state, message)
  return { document, state }
}
