import { expect, test } from 'vitest'
import type { Route } from '../../../../shared/contract/route.ts'
import { createRouting, NoWay } from './routing.ts'

const [a, b, straight]: [Route, Route, Route] = [{ proxy: 'http://a:1' }, { proxy: 'http://b:1' }, { proxy: null }]

/** What is found at first and again, which of it leads somewhere, and what was tried. */
const routed = (found: readonly Route[], again: readonly Route[] = found) => {
  const tried: (string | null)[] = []
  const finds: boolean[] = []
  const routing = createRouting(async (isAgain) => {
    finds.push(isAgain)
    return isAgain ? [...again] : found
  })
  const over = (...leading: readonly Route[]) =>
    routing.over(async (route) => {
      tried.push(route.proxy)
      if (!leading.includes(route)) throw new NoWay(`no way by ${route.proxy}`, 'unreachable')
      return route.proxy
    })
  return { over, tried, finds }
}

test('the first route that leads there is taken, and kept', async () => {
  const { over, tried, finds } = routed([a, b, straight])
  expect(await over(b, straight)).toBe(b.proxy)
  expect(await over(b, straight)).toBe(b.proxy)
  expect(tried).toEqual([a.proxy, b.proxy, b.proxy])
  expect(finds).toEqual([false])
})

test('where none leads there any more, it is asked anew', async () => {
  const { over, tried, finds } = routed([straight], [a])
  expect(await over(a)).toBe(a.proxy)
  expect(await over(a)).toBe(a.proxy)
  expect(tried).toEqual([null, a.proxy, a.proxy])
  expect(finds).toEqual([false, true])
})

test('once, however many requests fail; and what is found again is not tried again', async () => {
  const { over, tried, finds } = routed([a, straight])
  const outcomes = await Promise.allSettled([over(), over(), over()])
  for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'unreachable', message: 'no way by http://a:1' } })
  expect(tried).toEqual([a.proxy, a.proxy, a.proxy, null, null, null])
  expect(finds).toEqual([false, true])
})

test('only proxies that are not supported are told from no connection', async () => {
  const { over } = routed([])
  await expect(over()).rejects.toMatchObject({ code: 'unreachable', problem: 'proxy_unsupported' })
})

test('what is no matter of the way ends it', async () => {
  const routing = createRouting(async () => [a, straight])
  const tried: (string | null)[] = []
  const work = async ({ proxy }: Route): Promise<never> => {
    tried.push(proxy)
    throw new RangeError('a mistake')
  }
  await expect(routing.over(work)).rejects.toThrow('a mistake')
  expect(tried).toEqual([a.proxy])
})
