import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { app } from 'electron'
import type { Route } from '../../shared/contract/messages.ts'
import { questionVariable } from './answer-about-proxy.ts'
import { routesIn } from './proxy-list.ts'

/** What Chromium says where no proxy is named; assumed where it says nothing within that many milliseconds. */
const straight = 'DIRECT'
const longestAnswer = 20_000

/** What a run of the program is told about Chromium: where a proxy is named by hand, and how it is run in tests. */
const passedOn = ['proxy-server', 'proxy-bypass-list', 'proxy-pac-url', 'proxy-auto-detect', 'no-proxy-server', 'no-sandbox']

/** Finds how servers are reached, each once and again when that did not lead there; see `FindRoutes`. */
export function createRoutes(): (origin: string, again: boolean) => Promise<readonly Route[]> {
  const found = new Map<string, Promise<readonly Route[]>>()
  return (origin, again) => {
    const known = again ? undefined : found.get(origin)
    const routes = known ?? proxyListFor(origin).then(routesIn)
    found.set(origin, routes)
    return routes
  }
}

/**
 * What Chromium says about an address. To hear it from a script that the network has for that, Chromium must look for
 * that script and let it look up names; in this process, where there are pages, it is kept from all of that. So it is a
 * second run of this program that asks, without a page, and ends when it has answered.
 */
function proxyListFor(origin: string): Promise<string> {
  const own = app.isPackaged ? [] : [app.getAppPath()]
  const options = {
    env: { ...process.env, [questionVariable]: origin },
    timeout: longestAnswer,
    windowsHide: true,
  }
  return new Promise((resolve) => {
    execFile(process.execPath, [...own, ...switches()], options, (error, list) => resolve(error === null && list !== '' ? list : straight))
  })
}

function switches(): string[] {
  const given = passedOn.filter((name) => app.commandLine.hasSwitch(name))
  return [
    `--user-data-dir=${join(app.getPath('sessionData'), 'proxy')}`,
    ...given.map((name) => {
      const value = app.commandLine.getSwitchValue(name)
      return value === '' ? `--${name}` : `--${name}=${value}`
    }),
  ]
}
