import { expect, test } from 'vitest'
import type { RoutesAsked } from '../../shared/contract/messages.ts'
import { createRouteFinder } from './route-finder.ts'

test('each question has its own answer, in whatever order they come', async () => {
  const asked: RoutesAsked[] = []
  const { find, found } = createRouteFinder((question) => asked.push(question))
  const answers = [find('https://a.example', false), find('https://b.example', true)]
  expect(asked).toEqual([
    { type: 'find-routes', id: 1, origin: 'https://a.example', again: false },
    { type: 'find-routes', id: 2, origin: 'https://b.example', again: true },
  ])
  found({ type: 'routes', id: 2, routes: [{ proxy: null }] })
  found({ type: 'routes', id: 1, routes: [] })
  expect(await Promise.all(answers)).toEqual([[], [{ proxy: null }]])
})
