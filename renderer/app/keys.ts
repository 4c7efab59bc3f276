import { commands, type Command, type CommandId } from '../../shared/model/commands.ts'

export type Platform = 'windows' | 'mac' | 'linux'

interface Combination {
  readonly ctrl: boolean
  readonly meta: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly key: string
}

/** The parts of a keyboard event that decide which command it means. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The command a key press means on this platform, or null. Modifiers must fit exactly, so AltGr never counts. */
export function commandFor(press: KeyPress, platform: Platform): CommandId | null {
  const found = commands.find((command) =>
    accelerators(command, platform).some((accelerator) => fits(press, parseAccelerator(accelerator, platform))),
  )
  return found?.id ?? null
}

/** The first key of a command as people say it: 'Ctrl Shift B', on a Mac '⇧⌘B'; null where it has none. */
export function keyWords(id: CommandId, platform: Platform): string | null {
  const first = accelerators(commandById(id), platform)[0]
  return first === undefined ? null : words(parseAccelerator(first, platform), platform)
}

/** All keys of a command as people say them, the first one first. */
export function allKeyWords(id: CommandId, platform: Platform): readonly string[] {
  return accelerators(commandById(id), platform).map((accelerator) => words(parseAccelerator(accelerator, platform), platform))
}

/** The keys of a command as `aria-keyshortcuts` wants them: 'F8 Control+N'. */
export function ariaKeys(id: CommandId, platform: Platform): string {
  return accelerators(commandById(id), platform)
    .map((accelerator) => {
      const { ctrl, alt, shift, meta, key } = parseAccelerator(accelerator, platform)
      return [ctrl && 'Control', alt && 'Alt', shift && 'Shift', meta && 'Meta', key.length === 1 ? key.toUpperCase() : key]
        .filter((part) => part !== false)
        .join('+')
    })
    .join(' ')
}

/** The words of a command as menu, palette and key help show them. */
export function commandWords(id: CommandId): string {
  return commandById(id).words
}

/** The platform the shell reports. */
export function currentPlatform(): Platform {
  return window.haversack.platform
}

function commandById(id: CommandId): Command {
  const command = commands.find((candidate) => candidate.id === id)
  if (command === undefined) throw new Error(`No command ${id}`)
  return command
}

function accelerators(command: Command, platform: Platform): readonly string[] {
  return platform === 'mac' ? (command.macKeys ?? command.keys) : command.keys
}

function parseAccelerator(accelerator: string, platform: Platform): Combination {
  const parts = accelerator.split('+')
  const key = parts.at(-1) ?? ''
  const modifiers = parts.slice(0, -1)
  const commandKey = modifiers.includes('CmdOrCtrl')
  return {
    ctrl: modifiers.includes('Ctrl') || (commandKey && platform !== 'mac'),
    meta: modifiers.includes('Cmd') || (commandKey && platform === 'mac'),
    alt: modifiers.includes('Alt'),
    shift: modifiers.includes('Shift'),
    key: eventKeys[key] ?? (key.length === 1 ? key.toLowerCase() : key),
  }
}

function fits(press: KeyPress, wanted: Combination): boolean {
  return (
    press.ctrlKey === wanted.ctrl &&
    press.metaKey === wanted.meta &&
    press.altKey === wanted.alt &&
    press.shiftKey === wanted.shift &&
    pressedKeys(press).includes(wanted.key)
  )
}

// With a Cyrillic or Greek layout `key` is not a Latin letter; the place of the key on the board then decides.
function pressedKeys(press: KeyPress): readonly string[] {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key
  const isForeign = key.length === 1 && key > '\u007f'
  const place = /^(?:Key|Digit)(.)$/.exec(press.code)?.[1]?.toLowerCase()
  return isForeign && place !== undefined ? [key, place] : [key]
}

const eventKeys: Readonly<Record<string, string>> = {
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
}

function words({ ctrl, alt, shift, meta, key }: Combination, platform: Platform): string {
  if (platform === 'mac') {
    const symbols = [ctrl && '⌃', alt && '⌥', shift && '⇧', meta && '⌘'].filter((part) => part !== false)
    return [...symbols, key === 'Enter' ? 'Return' : keyName(key)].join('')
  }
  return [ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift', meta && 'Windows', keyName(key)].filter((part) => part !== false).join(' ')
}

function keyName(key: string): string {
  return shownKeys[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}

const shownKeys: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
}
