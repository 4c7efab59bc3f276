import { z } from 'zod'
import type { LocalSettings } from '../../database/local-settings.ts'
import type { ActRef } from '../roster/acts.ts'
import { refKey } from '../roster/signed-act.ts'

const kept = z.array(z.tuple([z.string(), z.number(), z.string()]))

/** By which acts lines were emptied here. */
export const actsThatErased = (local: LocalSettings): readonly ActRef[] => kept.safeParse(local.get('actsThatErased')).data ?? []

export const keepActsThatErased = (local: LocalSettings, acts: readonly ActRef[]): void => {
  const known = actsThatErased(local)
  const names = new Set(known.map(refKey))
  const others = acts.filter((ref) => !names.has(refKey(ref)))
  if (others.length > 0) local.set('actsThatErased', [...known, ...others])
}

export const forgetActsThatErased = (local: LocalSettings, acts: readonly ActRef[]): void => {
  const names = new Set(acts.map(refKey))
  local.set('actsThatErased', actsThatErased(local).filter((ref) => !names.has(refKey(ref))))
}
