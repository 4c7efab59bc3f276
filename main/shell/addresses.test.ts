import { describe, expect, test } from 'vitest'
import { isOwnPage, mayBeRequested, pageAddress } from './addresses.ts'

const server = 'http://localhost:5173'

describe('own pages', () => {
  test.each(['app://haversack/', 'app://haversack/index.html?visit=2#/unlock'])('%s is one', (address) => {
    expect(isOwnPage(address, null)).toBe(true)
  })

  test.each(['app://other/', 'https://haversack/', 'file:///etc/passwd', 'app:haversack', 'about:blank', '', `${server}/`])(
    '%s is none',
    (address) => expect(isOwnPage(address, null)).toBe(false),
  )

  test('the development server counts only while developing, and only it', () => {
    expect(isOwnPage(`${server}/index.html`, server)).toBe(true)
    expect(isOwnPage('http://localhost:5174/index.html', server)).toBe(false)
    expect(isOwnPage('http://localhost:5173.example.org/', server)).toBe(false)
  })
})

describe('requests', () => {
  test.each([
    'http://127.0.0.1:8080/',
    'https://example.org/',
    'ws://127.0.0.1:8080/',
    'wss://example.org/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'blob:null/1',
    'chrome://gpu',
  ])('%s is refused', (address) => expect(mayBeRequested(address, null)).toBe(false))

  test('the application and inlined images are allowed', () => {
    expect(mayBeRequested('app://haversack/assets/index.js', null)).toBe(true)
    expect(mayBeRequested('data:image/png;base64,AA==', null)).toBe(true)
  })

  test('the reload socket of the development server is allowed while developing', () => {
    expect(mayBeRequested('ws://localhost:5173/?token=1', server)).toBe(true)
    expect(mayBeRequested('ws://localhost:5174/', server)).toBe(false)
  })
})

test('every visit is a document of its own', () => {
  const address = pageAddress('/unlock?reason=idle', 3, null)
  expect(address).toBe('app://haversack/index.html?visit=3#/unlock?reason=idle')
  expect(pageAddress('/unlock?reason=idle', 4, null)).not.toBe(address)
})
