import { expect, test } from 'vitest'
import { adoptedChains } from './sources.ts'
import type { Work } from '../work.ts'

const device = (role: string, removed: boolean) => ({ role, removed })

test('the word of an administrator who was removed on what others have written counts where no other has kept it', () => {
  const devices = new Map([
    ['ann', device('administrator', false)],
    ['bob', device('administrator', true)],
    ['cat', device('supervisor', false)],
    ['left', device('link-worker', true)],
    ['gone', device('link-worker', true)],
    ['dee', device('administrator', false)],
    ['lost', device('link-worker', true)],
  ])
  const keeps = (holder: string, adopts: Record<string, Record<string, number[]>>) => ({ device: holder, head: { device: holder, adopts } })
  const heads = [
    keeps('dee', { lost: { north: [9, 1] } }),
    keeps('ann', { left: { north: [4, 1] }, lost: { north: [4, 1] } }),
    keeps('bob', { left: { north: [4000, 7] }, gone: { north: [3, 2] } }),
    keeps('cat', { left: { north: [5000, 9] } }),
  ]
  const work = { peers: { all: () => heads }, book: { current: () => ({ devices }) } } as unknown as Work
  const holderOf = (author: string) => adoptedChains(work).findLast((chain) => chain.author === author)?.holder
  expect([holderOf('left'), holderOf('gone')]).toEqual(['ann', 'bob'])
  // Of those in the team the one counts who has kept most.
  expect(holderOf('lost')).toBe('dee')
})
