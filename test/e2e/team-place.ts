import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { makeSyntheticProfile, newFolder, removeFolder, startHaversack, unlock } from './haversack-app.ts'
import type { Haversack } from './haversack-app.ts'

/** The computers of a team in a test, and the shared folder that they reach. */
export interface TeamPlace {
  /** Everything that anybody writes: the shared folder, and a folder for each computer. */
  readonly folder: string
  readonly shared: string
  readonly profileOf: (computer: string) => string
  /** Starts Haversack on a computer with nothing on it yet, or once more on one that was closed. */
  readonly start: (computer: string) => Promise<Haversack>
  /** Starts Haversack on a computer with a caseload of invented people, and unlocks it. */
  readonly openWithPeople: (computer: string) => Promise<Haversack>
  /** Takes the shared folder away from everybody, as a network does that is gone. */
  readonly disconnect: () => Promise<void>
  readonly reconnect: () => Promise<void>
  /** Closes all windows and removes everything. */
  readonly end: () => Promise<void>
}

export const newTeamPlace = async (): Promise<TeamPlace> => {
  const folder = await newFolder()
  const [shared, away] = [join(folder, 'Team sync'), join(folder, 'Not connected')]
  const opened: Haversack[] = []

  const profileOf = (computer: string): string => join(folder, computer, 'profile')

  const start = async (computer: string): Promise<Haversack> => {
    const haversack = await startInTeam(folder, profileOf(computer), join(folder, computer, 'aside'))
    opened.push(haversack)
    return haversack
  }

  return {
    folder,
    shared,
    profileOf,
    start,
    async openWithPeople(computer) {
      await makeSyntheticProfile(join(folder, computer))
      const haversack = await start(computer)
      await unlock(haversack.page)
      return haversack
    },
    disconnect: () => rename(shared, away),
    reconnect: () => rename(away, shared),
    async end() {
      for (const { app } of opened) await app.close()
      await removeFolder(folder)
    },
  }
}

/**
 * Starts the application on a profile; whatever folder it asks for is `Team sync` in `folder`. What it writes beside
 * its profile, as home and temporary files, lies in `aside` where that is given.
 */
export const startInTeam = async (folder: string, profile: string, aside?: string): Promise<Haversack> => {
  const shared = join(folder, 'Team sync')
  await mkdir(shared, { recursive: true })
  if (aside !== undefined) await mkdir(aside, { recursive: true })
  const haversack = await startHaversack(profile, aside === undefined ? {} : { HOME: aside, TMPDIR: aside, XDG_CONFIG_HOME: aside, XDG_CACHE_HOME: aside, XDG_DATA_HOME: aside })
  await haversack.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, shared)
  return haversack
}
