import { expect, test } from 'vitest'
import { straight } from '../../../shared/contract/route.ts'
import { createKnownRoutes, networkIn } from './known-routes.ts'

const [home, office] = ['192.0.2.7', '198.51.100.9']
const origin = 'https://storage.example.org'

/** Each answer names how often was asked until then. */
const computer = () => {
  const now = { network: home, time: 0 }
  const asked: string[] = []
  const find = createKnownRoutes({
    ask: (about) => Promise.resolve([{ proxy: `http://proxy-${asked.push(about)}:80` }]),
    network: () => now.network,
    time: () => now.time,
  })
  return { now, asked, find }
}

test('what was found stands, and while nothing leads there it is asked again once a minute at most', async () => {
  const { now, asked, find } = computer()
  const found = await find(origin, false)
  expect(await find(origin, true)).toBe(found)
  now.time = 59_999
  expect(await find(origin, true)).toBe(found)
  now.time = 60_000
  expect(await find(origin, false)).toBe(found)
  expect(await find(origin, true)).toEqual([{ proxy: 'http://proxy-2:80' }])
  expect(await find(origin, true)).toEqual([{ proxy: 'http://proxy-2:80' }])
  expect(asked).toEqual([origin, origin])
})

test.each([false, true])('two questions at once are one (again: %s)', async (again) => {
  const { now, asked, find } = computer()
  if (again) await find(origin, false)
  now.time = 60_000
  const [one, other] = await Promise.all([find(origin, again), find(origin, again)])
  expect(one).toBe(other)
  expect(asked).toHaveLength(again ? 2 : 1)
})

test('another network is asked at once, whatever led there before', async () => {
  const { now, find } = computer()
  await find(origin, false)
  now.network = office
  expect(await find(origin, false)).toEqual([{ proxy: 'http://proxy-2:80' }])
})

test('another server is another question', async () => {
  const { asked, find } = computer()
  await find(origin, false)
  await find('https://other.example.org', false)
  expect(asked).toEqual([origin, 'https://other.example.org'])
})

test('without a network nothing is asked, and what was known stands when the same one is back', async () => {
  const { now, asked, find } = computer()
  const found = await find(origin, false)
  now.network = ''
  now.time = 3_600_000
  for (const again of [false, true]) {
    expect(await find(origin, again)).toEqual(straight)
  }
  expect(asked).toEqual([origin])
  now.network = home
  expect(await find(origin, false)).toBe(found)
})

test('a network is told by the addresses that the computer has in it', () => {
  const address = (text: string, internal: boolean) => ({ address: text, netmask: '', family: 'IPv4' as const, mac: '', internal, cidr: null })
  const loopback = [address('127.0.0.1', true)]
  expect(networkIn({})).toBe('')
  expect(networkIn({ lo: loopback })).toBe('')
  const both = networkIn({ lo: loopback, wlan0: [address(home, false)], eth0: [address(office, false)] })
  expect(networkIn({ eth0: [address(office, false)], wlan0: [address(home, false)] })).toBe(both)
  expect(networkIn({ wlan0: [address(home, false)] })).not.toBe(both)
})
