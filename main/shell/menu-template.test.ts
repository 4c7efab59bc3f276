import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { commands } from '../../shared/model/commands.ts'
import { menuTemplate, textMenuTemplate } from './menu-template.ts'

function template(onMac: boolean, chosen: string[] = [], developing = false): MenuItemConstructorOptions[] {
  return menuTemplate({ onMac, developing, choose: (command) => chosen.push(command) })
}

function entries(menus: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return menus.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []))
}

describe.each([false, true])('the menu bar, on a Mac: %s', (onMac) => {
  const all = entries(template(onMac))

  test('has every command once, in its words, in its menu, with its key', () => {
    for (const command of commands) {
      const found = all.filter((entry) => entry.id === command.id)
      expect(found).toHaveLength(1)
      const keys = onMac && 'macKeys' in command ? command.macKeys : command.keys
      expect(found[0]).toMatchObject({ label: command.words, ...(keys.length === 0 ? {} : { accelerator: keys[0], registerAccelerator: false }) })
      expect(found[0]?.accelerator).toBe(keys[0])
      const menu = template(onMac).find(({ label }) => label === `&${command.menu}`)
      expect(entries(menu ? [menu] : []).map(({ id }) => id)).toContain(command.id)
    }
  })

  test('neither reloads nor opens developer tools', () => {
    const roles = all.map(({ role }) => role?.toLowerCase())
    for (const role of ['reload', 'forcereload', 'toggledevtools', 'services']) expect(roles).not.toContain(role)
    const keys = all.map(({ accelerator }) => accelerator?.toString())
    for (const key of ['CmdOrCtrl+R', 'CmdOrCtrl+W']) expect(keys).not.toContain(key)
    expect(all.filter(({ accelerator }) => accelerator === 'F5').map(({ id }) => id)).toEqual(['sync-now'])
  })

  test('gives no key twice', () => {
    const keys = all.flatMap(({ accelerator }) => accelerator?.toString() ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })
})

test('choosing an entry names its command', () => {
  const chosen: string[] = []
  const lock = entries(template(false, chosen)).find(({ id }) => id === 'lock')
  const click = lock?.click as (() => void) | undefined
  click?.()
  expect(chosen).toEqual(['lock'])
})

test('the window can be closed from the keyboard on a Mac only', () => {
  expect(entries(template(true)).map(({ role }) => role)).toContain('close')
  expect(entries(template(false)).map(({ role }) => role)).not.toContain('close')
})

test('developer tools are offered while developing', () => {
  expect(entries(template(false, [], true)).map(({ role }) => role)).toContain('toggleDevTools')
})

test.each([
  [false, true, ['cut', 'copy', 'paste', 'selectAll']],
  [true, false, ['copy']],
  [false, false, []],
])('a right click, text selected: %s, editable: %s, offers %j', (selected, editable, roles) => {
  expect(textMenuTemplate({ selected, editable }).map(({ role }) => role)).toEqual(roles)
})
