import fc from 'fast-check'
import type { UndoToken } from '../../shared/model/change.ts'
import { createDifferentPeople } from '../../main/core/caseload/people/different-people.ts'
import { put, type Write } from '../../main/core/changes/record.ts'
import { addressOf, nameOf, noteTextOf } from './field-groups.ts'
import type { TestCaseload } from './test-caseload.ts'

/** What a user might do next to a small world of three people and three notes. */
export type Step =
  | { readonly kind: 'name'; readonly person: number; readonly word: string; readonly stale: boolean }
  | { readonly kind: 'address'; readonly person: number; readonly word: string; readonly stale: boolean }
  | { readonly kind: 'note'; readonly note: number; readonly person: number; readonly word: string; readonly sign: boolean; readonly stale: boolean }
  | { readonly kind: 'delete-person'; readonly person: number }
  | { readonly kind: 'delete-note'; readonly note: number }
  | { readonly kind: 'merge'; readonly loser: number; readonly winner: number }
  | { readonly kind: 'keep-apart'; readonly one: number; readonly other: number }
  /** To one of the caseloads that are held: nowhere, where there is but one. */
  | { readonly kind: 'move'; readonly person: number; readonly to: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'wait'; readonly minutes: number }

const people = [1, 2, 3].map((n) => `01930000-0000-7000-8000-00000000000${n}`)
const notes = [1, 2, 3].map((n) => `01930000-0000-7000-8000-0000000000a${n}`)
const pick = fc.integer({ min: 0, max: 2 })
const word = fc.constantFrom('Ngozi', 'Okafor', 'Zoë', 'línea "quoted"', '\u2028', '')

/** Up to 25 steps. */
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('name' as const), person: pick, word, stale: fc.boolean() }),
    fc.record({ kind: fc.constant('address' as const), person: pick, word, stale: fc.boolean() }),
    fc.record({ kind: fc.constant('note' as const), note: pick, person: pick, word, sign: fc.boolean(), stale: fc.boolean() }),
    fc.record({ kind: fc.constant('delete-person' as const), person: pick }),
    fc.record({ kind: fc.constant('delete-note' as const), note: pick }),
    fc.record({ kind: fc.constant('merge' as const), loser: pick, winner: pick }),
    fc.record({ kind: fc.constant('keep-apart' as const), one: pick, other: pick }),
    fc.record({ kind: fc.constant('move' as const), person: pick, to: pick }),
    fc.record({ kind: fc.constant('undo' as const) }),
    fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: -1000, max: 1000 }) }),
  ),
  { maxLength: 25 },
)

/** Does the steps one after another, as far as each is possible. */
export const perform = (caseload: TestCaseload, todo: readonly Step[]): void => {
  let last: UndoToken = []
  const first = new Map<string, Write['base']>()
  /** The base a user gives back: what stands now, or what stood when the register was first read. */
  const baseFor = (entity: string, record: string, grp: string, stale: boolean): Write['base'] => {
    const now = caseload.baseOf(entity, record, grp)
    const name = `${record}/${grp}`
    const old = first.get(name)
    first.set(name, old ?? now)
    return stale && old !== undefined ? old : now
  }
  for (const step of todo) {
    const writes = writesOf(caseload, step, baseFor)
    if (step.kind === 'undo') {
      const undone = caseload.undo(last)
      last = undone.ok ? undone.value : []
    } else if (step.kind === 'keep-apart') {
      const said = createDifferentPeople(caseload).keepApart({ one: at(people, step.one), other: at(people, step.other) })
      if (said.ok) last = said.value.undo
    } else if (step.kind === 'wait') caseload.clock.advance({ minutes: step.minutes })
    else if (writes.length > 0) last = caseload.record(writes)
  }
}

const at = (list: readonly string[], index: number): string => list[index] ?? ''

const writesOf = (
  caseload: TestCaseload,
  step: Step,
  baseFor: (entity: string, record: string, grp: string, stale: boolean) => Write['base'],
): Write[] => {
  switch (step.kind) {
    case 'name': {
      const id = at(people, step.person)
      const value = nameOf({ given: step.word, family: 'Test' })
      return [put('person', 'name', id, id, value, baseFor('person', id, 'name', step.stale))]
    }
    case 'address': {
      const id = at(people, step.person)
      const value = addressOf({ addressLine1: step.word })
      return [put('person', 'address', id, id, value, baseFor('person', id, 'address', step.stale))]
    }
    case 'note': {
      const id = at(notes, step.note)
      const person = at(people, step.person)
      const base = baseFor('note', id, 'text', step.stale)
      if (isSignedAt(caseload, base)) return []
      const value = noteTextOf({ personId: person, aboutDate: '2026-11-23', text: step.word, author: 'A. Rahman', signedAt: step.sign ? '2026-11-23T09:00:00.000Z' : null })
      return [put('note', 'text', id, person, value, base)]
    }
    case 'delete-person': {
      const id = at(people, step.person)
      return [caseload.burial('person', id, id, 'Entered twice')]
    }
    case 'delete-note': {
      const id = at(notes, step.note)
      return [caseload.burial('note', id, at(people, 0), 'Entered twice')]
    }
    case 'merge': {
      const loser = at(people, step.loser)
      if (step.loser === step.winner) return []
      return [
        put('person', 'mergedInto', loser, loser, { mergedInto: at(people, step.winner) }, baseFor('person', loser, 'mergedInto', false)),
      ]
    }
    case 'move': {
      const caseloads = [...caseload.scopes.held()].filter((scope) => caseload.scopes.kindOf(scope) === 'caseload').sort()
      const to = caseloads[step.to]
      return to === undefined || caseloads.length === 1 ? [] : caseload.moveWrites(at(people, step.person), to)
    }
    case 'keep-apart':
    case 'undo':
    case 'wait':
      return []
  }
}

const isSignedAt = (caseload: TestCaseload, base: Write['base']): boolean =>
  base.some((ref) => {
    const row = caseload.log.find(ref, '')
    return row !== null && row.value.includes('"signedAt":"')
  })
