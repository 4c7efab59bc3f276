/** The one object of a store that is not encrypted: it names the vault and proves its root. */
export const vaultName = 'vault.json'

/** What heads of all devices begin with. */
export const headsPrefix = 'heads/'

/** What invitations and requests begin with. */
const invitationsPrefix = 'join/'

/** What the runs of all devices begin with. */
export const runsPrefix = 'data/'

/** What all runs that a device keeps in the store begin with. */
export const dataPrefix = (device: string): string => `${runsPrefix}${device}/`

export const headName = (device: string, rev: number): string => checked(`${headsPrefix}${device}.${rev}`)

/** A run of a device; `number` counts up from 1 over all scopes. */
export const dataName = (device: string, number: number): string => checked(`${dataPrefix(device)}${number}`)

/** `id` as `invitationId` gives it; 'inv' is what an administrator puts, 'req' the answer. */
export const invitationName = (id: string, ending: 'inv' | 'req'): string => checked(`${invitationsPrefix}${id}.${ending}`)

export type ObjectName =
  | { readonly kind: 'head'; readonly device: string; readonly rev: number }
  | { readonly kind: 'data'; readonly device: string; readonly number: number }
  | { readonly kind: 'invitation' | 'request'; readonly id: string }

/**
 * What a name in the store stands for, or null for any that is not exactly of a form written here: other
 * programs' files, conflicted copies, and what later versions add. (Sync specification, section 2.)
 */
export const parseName = (name: string): ObjectName | null => {
  const [, headDevice, rev] = headForm.exec(name) ?? []
  if (headDevice !== undefined && rev !== undefined) return { kind: 'head', device: headDevice, rev: Number(rev) }
  const [, dataDevice, number] = dataForm.exec(name) ?? []
  if (dataDevice !== undefined && number !== undefined) return { kind: 'data', device: dataDevice, number: Number(number) }
  const [, id, ending] = invitationForm.exec(name) ?? []
  if (id !== undefined) return { kind: ending === 'inv' ? 'invitation' : 'request', id }
  return null
}

/** Whether a foreign value is an id of a device, a scope or a vault: 16 bytes in lower-case hex. */
export const isId = (value: unknown): value is string => typeof value === 'string' && idForm.test(value)

/** The scope of the roster is the only one that has a name. */
export const rosterScope = 'roster'

/** Whether a foreign value names a scope. */
export const isScope = (value: unknown): value is string => value === rosterScope || isId(value)

const idForm = /^[0-9a-f]{32}$/
// Fifteen digits always fit a JavaScript number exactly.
const headForm = /^heads\/([0-9a-f]{32})\.([1-9][0-9]{0,14})$/
const dataForm = /^data\/([0-9a-f]{32})\/([1-9][0-9]{0,14})$/
const invitationForm = /^join\/([0-9a-f]{16})\.(inv|req)$/

const checked = (name: string): string => {
  if (parseName(name) === null) throw new Error('A name of this form cannot be read back')
  return name
}
