import { entities } from '../../shared/model/entities.ts'

type Keyed = Record<string, unknown>

/**
 * Does something as an earlier version of the program would, which knows no consultations, no addresses and not who are
 * different people: for that long the model of all knows none of it. Nothing else of the simulation may run meanwhile.
 */
export const asVersion = async <T>(isOlder: boolean, work: () => Promise<T>): Promise<T> => {
  if (!isOlder) return work()
  const [everyKind, everyGroup] = [{ ...entities }, { ...entities.person }]
  replace(entities.person, without(everyGroup, 'address'))
  replace(entities, without(without(everyKind, 'consultation'), 'differentPerson'))
  try {
    return await work()
  } finally {
    replace(entities, everyKind)
    replace(entities.person, everyGroup)
  }
}

/** What an earlier version has no page for. */
export const isUnknownToOlder = (kind: string): boolean => kind === 'address' || kind === 'consultation' || kind === 'keep-apart'

const without = (all: Keyed, key: string): Keyed => Object.fromEntries(Object.entries(all).filter(([each]) => each !== key))

/** In the same order: the order of the model is part of what tells one version from another. */
const replace = (target: Keyed, keys: Keyed): void => {
  for (const key of Object.keys(target)) delete target[key]
  Object.assign(target, keys)
}
