import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterRedo, afterUndo, drop, emptyUndoStack, push, type UndoStack } from './undo-stack.ts'

const moved = { words: 'Consultation moved', token: 'a' }
const set = { words: 'Review date set', token: 'b' }
const start: UndoStack<string> = emptyUndoStack

describe('the undo stack', () => {
  test('undoes the newest first and can do it again', () => {
    const undone = afterUndo(push(push(start, moved), set), 'b2')
    expect(undone.done).toEqual([moved])
    expect(undone.undone).toEqual([{ words: 'Review date set', token: 'b2' }])
    expect(afterRedo(undone, 'b3').done).toEqual([moved, { words: 'Review date set', token: 'b3' }])
  })

  test('doing something new forgets what was undone', () => {
    expect(push(afterUndo(push(start, moved), 'a2'), set).undone).toEqual([])
  })

  test('a step that cannot be taken back makes way for the one before it', () => {
    expect(drop(push(push(start, moved), set), 'undo').done).toEqual([moved])
  })

  test('nothing to undo or redo changes nothing', () => {
    expect(afterUndo(start, 'x')).toEqual(start)
    expect(afterRedo(start, 'x')).toEqual(start)
  })

  test('keeps the newest 50 steps', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 120 }), (tokens) => {
        const stack = tokens.reduce((piled, token) => push(piled, { words: '', token }), start)
        expect(stack.done.map((step) => step.token)).toEqual(tokens.slice(-50))
      }),
    )
  })
})
