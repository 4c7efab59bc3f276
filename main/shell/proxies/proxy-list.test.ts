import { expect, test } from 'vitest'
import { routesIn } from './proxy-list.ts'

test.each<[string, readonly (string | null)[]]>([
  ['DIRECT', [null]],
  ['PROXY proxy.example.org:8080', ['http://proxy.example.org:8080']],
  ['HTTPS proxy.example.org:443', ['https://proxy.example.org']],
  ['PROXY a:80;HTTPS b:8443;DIRECT', ['http://a', 'https://b:8443', null]],
  ['proxy a:81; direct ;', ['http://a:81', null]],
  ['PROXY [2001:db8::1]:3128', ['http://[2001:db8::1]:3128']],
  ['SOCKS5 a:1080;PROXY b:8080', ['http://b:8080']],
  ['SOCKS a:1080;SOCKS5 b:1080;QUIC c:443', []],
  ['PROXY', []],
  ['PROXY [:8080', []],
  ['', []],
])('%j leads over %j', (list, proxies) => {
  expect(routesIn(list)).toEqual(proxies.map((proxy) => ({ proxy })))
})
