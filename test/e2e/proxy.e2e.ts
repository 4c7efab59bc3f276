import { expect, test } from '@playwright/test'
import { startAnswering } from '../servers/answering.ts'
import { startMemoryWebdav } from '../servers/memory-webdav.ts'
import { startProxy } from '../servers/proxy.ts'
import { makeSyntheticProfile, newFolder, removeFolder, startHaversack, unlock, visit } from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'
import { problems } from './page-parts.ts'
import { makeTeamSheet, syncNow, typeSheetBack } from './team-windows.ts'

test.describe.configure({ mode: 'serial' })

/* A practice whose computers reach the storage through a proxy alone: its name is known to nobody else. */

let folder = ''
let profile = ''
let office: Haversack
let storage: Awaited<ReturnType<typeof startMemoryWebdav>>
let address = ''

test.beforeAll(async () => {
  folder = await newFolder()
  profile = await makeSyntheticProfile(folder)
  storage = await startMemoryWebdav()
  address = `${storage.address.replace('127.0.0.1', 'storage.invalid')}/`
})

test.afterAll(async () => {
  await office.app.close()
  await storage.stop()
  await removeFolder(folder)
})

test('the test of a place says what its proxy does, and a team is begun through it', async () => {
  const refusing = await startProxy({ refusal: 407 })
  const { port } = refusing
  office = await startHaversack(profile, {}, [`--proxy-server=127.0.0.1:${port}`])
  const { page } = office
  await unlock(page)
  await visit(page, '/sync/set-up')
  await page.getByLabel('A WebDAV address').check()
  await page.getByLabel('Address', { exact: true }).fill(address)
  await page.getByLabel('User name').fill('team')
  await page.getByLabel('Password', { exact: true }).fill('violet')
  await page.keyboard.press('Control+Enter')
  await expect(problems(page)).toContainText('The proxy that this computer is set to use asks for a password')
  await refusing.stop()
  await page.keyboard.press('Control+Enter')
  await expect(problems(page)).toContainText('The storage cannot be reached through the proxy that this computer is set to use.')
  const proxy = await startProxy({ port })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Works', { exact: true })).toHaveCount(4)
  await typeSheetBack(page, await makeTeamSheet(page))
  await syncNow(page)
  expect([...storage.files.keys()]).toContain('/vault.json')
  expect(proxy.asked.length).toBe(storage.asked.length)
  for (const asked of proxy.asked) expect(asked).toContain(` ${address}`)
  await proxy.stop()
  await syncNow(page, /Saved here\. The storage cannot be reached through this computer’s proxy\./)
  await visit(page, '/settings/sync')
  await expect(page.getByText('The storage cannot be reached through the proxy that this computer is set to use.')).toBeVisible()
  await office.app.close()
})

test('a script that names the proxy is followed; until it is needed Chromium reaches nothing', async () => {
  const proxy = await startProxy()
  const script = await startAnswering((_, response) =>
    response
      .writeHead(200, { 'content-type': 'application/x-ns-proxy-autoconfig' })
      .end(`function FindProxyForURL(url, host) { return host === 'storage.invalid' ? 'SOCKS 127.0.0.1:9; PROXY 127.0.0.1:${proxy.port}' : 'DIRECT' }`),
  )
  office = await startHaversack(profile, {}, [`--proxy-pac-url=${script.address}/proxy.pac`])
  expect(script.asked).toEqual([])
  await unlock(office.page)
  await syncNow(office.page)
  expect(script.asked.length).toBeGreaterThan(0)
  expect(proxy.asked.length).toBeGreaterThan(0)
  for (const asked of proxy.asked) expect(asked).toContain(` ${address}`)
  await proxy.stop()
  await script.stop()
})

test('another place begins with the one in use, but for its password: nobody has to know the address by heart', async () => {
  const { page } = office
  await visit(page, '/settings/sync')
  await page.getByRole('link', { name: 'Change the place' }).click()
  await expect(page.getByLabel('Address', { exact: true })).toHaveValue(address)
  await expect(page.getByLabel('User name')).toHaveValue('team')
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
})
