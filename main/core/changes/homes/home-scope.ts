import { rosterScope } from '../../sync/format/names.ts'
import type { PermissionSource } from '../judging/permissions.ts'
import type { RegisterName } from '../log/register.ts'

/** The field group of a person that says on which caseload they are. */
export const homeGroup = 'home'

/** The field group of a person that says how far their changes had been read when they moved. */
export const movedGroup = 'moved'

/** Whether a field group is that one. */
export const isHome = ({ entity, grp }: Pick<RegisterName, 'entity' | 'grp'>): boolean => grp === homeGroup && entity === 'person'

/** The scope that a value of that group names, whatever it is; null where it names none. */
export const scopeIn = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'homeScope' in value && typeof value.homeScope === 'string' ? value.homeScope : null

/** Whether a device was ever granted a scope in which people can be. */
export const isTheirs = (permissions: Pick<PermissionSource, 'permission' | 'everGranted'>, device: string, scope: string): boolean => {
  if (scope === rosterScope || !permissions.everGranted(device, scope)) return false
  const permission = permissions.permission(device, scope)
  return permission === 'everything' || permission.isTeamScope !== true
}

/**
 * Whether a line says that a person is in a scope that its device was never granted: it could take them there from
 * those who hold them, or to where nobody would find them again.
 * @param value JSON text
 */
export const isForeignHome = (
  permissions: Pick<PermissionSource, 'permission' | 'everGranted'>,
  device: string,
  line: Pick<RegisterName, 'entity' | 'grp'> & { readonly value: string },
): boolean => {
  const scope = isHome(line) ? scopeIn(JSON.parse(line.value)) : null
  return scope !== null && !isTheirs(permissions, device, scope)
}
