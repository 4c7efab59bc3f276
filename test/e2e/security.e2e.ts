import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import type { ShellBridge } from '../../shared/contract/bridge.ts'
import { launchApp } from '../desktop/launch.ts'

/* What a page could do if hostile text ever ran as a script in it: nothing beyond the bridge. */

const bridgeNames = Object.keys({
  platform: true,
  appVersion: true,
  requestCore: true,
  chooseSaveFile: true,
  chooseBackupFile: true,
  chooseFolder: true,
  printPage: true,
  savePageAsPdf: true,
  copyForAMinute: true,
  locked: true,
  onCommand: true,
  onLockRequest: true,
} satisfies Record<keyof ShellBridge, true>)

let folder = ''
let app: ElectronApplication
let page: Page
let server: Server
let port = 0
let connections = 0

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haversack-security-'))
  server = createServer((socket) => {
    connections += 1
    socket.end('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\n\r\n')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
  app = await launchApp({ userDataDir: join(folder, 'profile') })
  page = await app.firstWindow()
  await page.waitForURL(/^app:\/\/haversack\/index\.html.*#\/first-run/)
})

test.afterAll(async () => {
  await app.close()
  server.close()
  await rm(folder, { recursive: true })
})

test('the page has the bridge and nothing of Node', async () => {
  const found = await page.evaluate(() => ({
    node: ['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer'].filter((name) => name in globalThis),
    bridge: Object.keys(window.haversack),
  }))
  expect(found.node).toEqual([])
  expect(found.bridge.toSorted()).toEqual(bridgeNames.toSorted())
})

test('the window is isolated and sandboxed', async () => {
  const preferences = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Electron has it, its types do not name it.
      const { getLastWebPreferences } = contents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
      const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } = getLastWebPreferences.call(contents)
      return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag }
    }),
  )
  expect(preferences).toEqual([
    { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, webviewTag: false },
  ])
})

test.describe('the network', () => {
  test.beforeEach(async () => {
    await fetch(`http://127.0.0.1:${port}/`)
    expect(connections, 'the server is there to be reached').toBeGreaterThan(0)
    connections = 0
  })

  const attempts: Record<string, (address: string) => Promise<string>> = {
    'fetch over http': (address) => fetch(`http://${address}/`).then(() => 'reached', () => 'refused'),
    'fetch over https': (address) => fetch(`https://${address}/`).then(() => 'reached', () => 'refused'),
    'fetch without cors': (address) => fetch(`http://${address}/`, { mode: 'no-cors' }).then(() => 'reached', () => 'refused'),
    'a web socket': (address) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${address}/`)
        socket.addEventListener('open', () => resolve('reached'))
        socket.addEventListener('error', () => resolve('refused'))
      }),
    'an image': (address) =>
      new Promise((resolve) => {
        const image = new Image()
        image.addEventListener('load', () => resolve('reached'))
        image.addEventListener('error', () => resolve('refused'))
        image.src = `http://${address}/beacon.png`
      }),
    'a script': (address) =>
      new Promise((resolve) => {
        const script = document.createElement('script')
        script.addEventListener('load', () => resolve('reached'))
        script.addEventListener('error', () => resolve('refused'))
        script.src = `http://${address}/script.js`
        document.head.append(script)
      }),
    'a style sheet': (address) =>
      new Promise((resolve) => {
        const link = document.createElement('link')
        link.rel = 'stylesheet'
        link.addEventListener('load', () => resolve('reached'))
        link.addEventListener('error', () => resolve('refused'))
        link.href = `http://${address}/style.css`
        document.head.append(link)
      }),
  }
  for (const [name, attempt] of Object.entries(attempts)) {
    test(`is not reached by ${name}`, async () => {
      expect(await page.evaluate(attempt, `127.0.0.1:${port}`)).toBe('refused')
      expect(connections).toBe(0)
    })
  }

  test('is not reached by what answers nothing: beacons, hints and calls', async () => {
    await page.evaluate(async (address) => {
      navigator.sendBeacon(`http://${address}/`, 'text')
      for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'modulepreload', 'icon', 'manifest']) {
        const link = document.createElement('link')
        link.rel = rel
        link.href = `http://${address}/`
        document.head.append(link)
      }
      const servers = ['stun:', 'turn:'].map((scheme) => ({
        urls: `${scheme}${address}${scheme === 'turn:' ? '?transport=tcp' : ''}`,
        username: 'name',
        credential: 'word',
      }))
      const call = new RTCPeerConnection({ iceServers: servers })
      call.createDataChannel('data')
      const gathered = new Promise((resolve) => {
        call.addEventListener('icecandidate', ({ candidate }) => candidate === null && resolve(null))
      })
      await call.setLocalDescription(await call.createOffer())
      await gathered
      call.close()
    }, `127.0.0.1:${port}`)
    expect(connections).toBe(0)
  })

  test('is closed to the session, whatever asks', async () => {
    const outcome = await app.evaluate(
      ({ session }, address) => session.fromPartition('haversack').fetch(address).then(() => 'reached', () => 'refused'),
      `http://127.0.0.1:${port}/`,
    )
    expect(outcome).toBe('refused')
    expect(connections).toBe(0)
  })
})

test('no page opens a window, a frame or a worker of its own', async () => {
  const opened = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.srcdoc = '<p id="inside">inside</p>'
    const frameLoaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve)
    })
    document.body.append(frame)
    await frameLoaded
    const inside = frame.contentDocument?.querySelector('#inside') ?? null
    frame.remove()
    const workers = ['data:text/javascript,', 'blob:app://haversack/x'].map((address) => {
      try {
        return new Worker(address)
      } catch {
        return null
      }
    })
    return { window: window.open('app://haversack/index.html'), blank: window.open(), inside: inside === null, workers }
  })
  expect(opened).toMatchObject({ window: null, blank: null, workers: [null, null] })
  expect(app.windows()).toHaveLength(1)
})

test('a dropped file does not replace the page', async () => {
  const file = join(folder, 'referral.html')
  await writeFile(file, '<h1>replaced</h1>')
  const address = page.url()
  await page.evaluate(() => {
    document.addEventListener('dragover', () => (document.documentElement.dataset['draggedOver'] = 'yes'))
  })
  const devtools = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data: { items: [], files: [file], dragOperationsMask: 1 } })
  }
  await devtools.detach()
  await expect(page.locator('html')).toHaveAttribute('data-dragged-over', 'yes')
  expect(page.url()).toBe(address)
  await expect(page.getByRole('heading', { name: 'replaced' })).toHaveCount(0)
})

test('no key reloads or closes the page', async () => {
  await page.evaluate(() => {
    document.documentElement.dataset['untouched'] = 'yes'
  })
  for (const key of ['F5', 'Control+R', 'Control+Shift+R', 'Control+W', 'Control+Shift+I', 'F12']) await page.keyboard.press(key)
  expect(await page.evaluate(() => document.documentElement.dataset['untouched'])).toBe('yes')
  expect(app.windows()).toHaveLength(1)
})

test('files of the computer cannot be read', async () => {
  const outcomes = await page.evaluate(() =>
    Promise.all(
      ['file:///etc/hosts', 'app://haversack/..%2f..%2fpackage.json', 'app://haversack/../../package.json'].map((address) =>
        fetch(address).then(() => 'read', () => 'refused'),
      ),
    ),
  )
  expect(outcomes).toEqual(['refused', 'refused', 'refused'])
})

test('the protocol of the pages serves nothing outside their folder', async () => {
  const statuses = await app.evaluate(async ({ session }) => {
    const pages = session.fromPartition('haversack')
    const addresses = ['index.html', '../main/index.js', '..%2fmain%2findex.js', '..%2f..%2fpackage.json', '%2fetc%2fhosts', '..%5cmain%5cindex.js']
    return Promise.all(addresses.map(async (path) => (await pages.fetch(`app://haversack/${path}`)).status))
  })
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404])
})

test('every permission is denied', async () => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'persistent-storage', 'midi']
    const queried = await Promise.all(names.map((name) => navigator.permissions.query({ name: name as PermissionName })))
    return [...queried.map(({ state }) => state), await Notification.requestPermission()]
  })
  expect(new Set(states)).toEqual(new Set(['denied']))
  const position = await page.evaluate(
    () =>
      new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'failed'),
        )
      }),
  )
  expect(position).toBe('denied')
})

test('text never runs as a script', async () => {
  const ran = await page.evaluate(async () => {
    const marks = window as unknown as { marks: string[] }
    marks.marks = []
    // What the test's own connection runs at once is exempt from the page's policy: a later task is not.
    await new Promise((resolve) => {
      setTimeout(resolve)
    })
    const fromText = [
      () => new Function("window.marks.push('Function')")(),
      // oxlint-disable-next-line no-eval -- that it is refused is what is tested
      () => Reflect.apply(globalThis.eval, null, ["window.marks.push('eval')"]),
      () => setTimeout("window.marks.push('setTimeout')"),
    ]
    for (const run of fromText) {
      try {
        run()
      } catch (error) {
        if (!(error instanceof EvalError)) throw error
      }
    }
    const script = document.createElement('script')
    script.textContent = "window.marks.push('script')"
    document.head.append(script)
    const holder = document.createElement('div')
    holder.innerHTML = '<img src="missing.png" onerror="window.marks.push(\'handler\')"><a href="javascript:window.marks.push(\'link\')">x</a>'
    document.body.append(holder)
    holder.querySelector('a')?.click()
    const encoded = document.createElement('script')
    encoded.src = "data:text/javascript,window.marks.push('data')"
    const settled = new Promise((resolve) => {
      encoded.addEventListener('error', resolve)
      encoded.addEventListener('load', resolve)
    })
    document.head.append(encoded)
    await settled
    await new Promise((resolve) => {
      requestAnimationFrame(resolve)
    })
    holder.remove()
    return marks.marks
  })
  expect(ran).toEqual([])
})

test('the title of the window never names anyone', async () => {
  await page.evaluate(() => {
    document.title = 'OKAFOR, Ngozi'
  })
  await expect.poll(() => page.title()).toBe('OKAFOR, Ngozi')
  const titles = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))
  expect(titles).toEqual(['Haversack'])
})

test('the bridge takes nothing but what the contract has', async () => {
  const outcomes = await page.evaluate(async () => {
    const { haversack } = window
    const asked = await Promise.allSettled([
      haversack.chooseSaveFile({ suggestedName: 'a', kind: 'exe' as 'pdf' }),
      haversack.savePageAsPdf({ grant: '/etc/hosts', fileName: 'hosts' }),
      haversack.copyForAMinute({ text: 'x' } as unknown as string),
    ])
    return { asked: asked.map(({ status }) => status), madeUp: await haversack.savePageAsPdf({ grant: '0'.repeat(32), fileName: 'a.pdf' }) }
  })
  expect(outcomes).toEqual({ asked: ['rejected', 'rejected', 'rejected'], madeUp: 'failed' })
})

/* Last, because Playwright keeps waiting for navigations that were begun and refused. */
test('the page cannot be led away', async () => {
  const address = page.url()
  connections = 0
  for (const target of [`http://127.0.0.1:${port}/`, 'file:///etc/hosts', 'data:text/html,<h1>other</h1>', 'app://haversack/other.html']) {
    await page.evaluate((to) => {
      window.location.href = to
    }, target)
    await page.evaluate((to) => {
      const link = document.createElement('a')
      link.href = to
      link.target = '_top'
      document.body.append(link)
      link.click()
      const form = document.createElement('form')
      form.action = to
      document.body.append(form)
      form.submit()
    }, target)
    await app.evaluate(() => undefined)
    expect(page.url()).toBe(address)
  }
  expect(connections).toBe(0)
})
