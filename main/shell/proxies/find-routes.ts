import type { ExecFileOptions } from 'node:child_process'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { straight, type FindRoutes, type Route } from '../../../shared/contract/route.ts'
import { longestAnswer, questionVariable } from './answer-about-proxy.ts'
import { createKnownRoutes, networkIn } from './known-routes.ts'
import { outputOf } from '../output-of.ts'
import { routesIn } from './proxy-list.ts'

/** What a run of the program is told about Chromium: where a proxy is named by hand, and how it is run in tests. */
const passedOn = ['proxy-server', 'proxy-bypass-list', 'proxy-pac-url', 'proxy-auto-detect', 'no-proxy-server', 'no-sandbox']

export interface Routes {
  readonly find: FindRoutes
  /** Ends what is being asked. */
  readonly close: () => void
}

/** Finds how servers are reached. */
export function createRoutes(): Routes {
  const closing = new AbortController()
  const ask = async (origin: string): Promise<readonly Route[]> => {
    const list = await proxyListFor(origin, closing.signal)
    return list === null ? straight : routesIn(list)
  }
  const network = (): string => networkIn(networkInterfaces())
  return { find: createKnownRoutes({ ask, network, time: () => performance.now() }), close: () => closing.abort() }
}

/**
 * What Chromium says about an address, or null where it says nothing. To hear it from a script that the network has for
 * that, Chromium must look for that script and let it look up names; in this process, where there are pages, it is kept
 * from all of that. So it is a second run of this program that asks, without a page, and ends when it has answered.
 */
function proxyListFor(origin: string, signal: AbortSignal): Promise<string | null> {
  const own = app.isPackaged ? [] : [app.getAppPath()]
  const options: ExecFileOptions = {
    env: { ...process.env, [questionVariable]: origin },
    timeout: longestAnswer,
    // It keeps nothing; where it waits for a script, it does not end well by itself.
    killSignal: 'SIGKILL',
    windowsHide: true,
    signal,
  }
  return outputOf(process.execPath, [...own, ...switches()], options)
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
