import * as Y from 'yjs'
import { timed, type BenchRecord, type Contender, type Edit } from './contender.ts'

/** Yjs, one document for each person, in memory and without encryption. */
export const makeYjs = (records: readonly BenchRecord[]): Contender => {
  const first = new Map<string, Y.Doc>()
  for (const record of records) {
    const doc = first.get(record.person ?? '') ?? new Y.Doc()
    first.set(record.person ?? '', doc)
    const map = new Y.Map<unknown>()
    for (const [field, value] of Object.entries(record.fields)) map.set(field, value)
    doc.getMap(record.entity).set(record.id, map)
  }
  const second = new Map<string, Y.Doc>()

  const edit = (docs: ReadonlyMap<string, Y.Doc>, { person, entity, id, field, value }: Edit): void => {
    const map = docs.get(person)?.getMap(entity).get(id)
    if (map instanceof Y.Map) map.set(field, value)
  }

  return {
    name: 'Yjs',
    async secondComputer() {
      let bytes = 0
      const { time } = await timed(() => {
        for (const [person, doc] of first) {
          const update = Y.encodeStateAsUpdate(doc)
          bytes += update.length
          const copy = new Y.Doc()
          Y.applyUpdate(copy, update)
          second.set(person, copy)
        }
      })
      return { ...time, bytes }
    },
    async concurrentEdits(ours, theirs) {
      let bytes = 0
      const { time } = await timed(() => {
        for (const one of ours) edit(first, one)
        for (const one of theirs) edit(second, one)
        for (const [person, doc] of first) {
          const other = second.get(person)
          if (other === undefined) continue
          const vectors = [Y.encodeStateVector(doc), Y.encodeStateVector(other)] as const
          const there = Y.encodeStateAsUpdate(doc, vectors[1])
          const back = Y.encodeStateAsUpdate(other, vectors[0])
          Y.applyUpdate(other, there)
          Y.applyUpdate(doc, back)
          bytes += vectors[0].length + vectors[1].length + there.length + back.length
        }
      })
      return { ...time, bytes }
    },
    close: () => undefined,
  }
}
