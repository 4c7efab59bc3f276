import { useEffect, useRef, type RefObject } from 'react'
import { Button as AriaButton, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import type { CommandId } from '../../shared/model/commands.ts'
import { KeyWords } from './key-words.tsx'
import './menu.css'

export interface MenuEntry {
  readonly words: string
  readonly onChoose: () => void
  /** Shows the key that does the same. */
  readonly command?: CommandId
  /**
   * For an entry that is one of several to choose from, such as the order of a list: whether it is the one in force.
   * Such entries stand first and together.
   */
  readonly isOn?: boolean
}

/** A button with words that opens a menu. */
export function MenuButton({ words, entries }: { words: string; entries: readonly MenuEntry[] }) {
  return (
    <MenuTrigger>
      <AriaButton className="hv-button hv-button-secondary">{words}</AriaButton>
      <Popover className="hv-popover">
        <MenuList label={words} entries={entries} />
      </Popover>
    </MenuTrigger>
  )
}

/** The menu of a table row, at the element it was asked for from. */
export function RowMenu({
  label,
  entries,
  anchor,
  onClose,
}: {
  label: string
  entries: readonly MenuEntry[]
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}) {
  return (
    <Popover
      className="hv-popover"
      aria-label={label}
      triggerRef={anchor}
      isOpen
      placement="bottom end"
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <MenuList label={label} entries={entries} onClose={onClose} />
    </Popover>
  )
}

function MenuList({ label, entries, onClose }: { label: string; entries: readonly MenuEntry[]; onClose?: () => void }) {
  const choices = entries.filter(({ isOn }) => isOn !== undefined)
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Where Enter or Space pressed a native button, React Aria takes that for a screen reader's click and leaves the focus on the menu, which says no entry.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === menu.current) menu.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    // The menu was asked for, so the focus belongs in it.
    // oxlint-disable-next-line jsx-a11y/no-autofocus
    <Menu ref={menu} aria-label={label} className="hv-menu" autoFocus="first" {...(onClose === undefined ? {} : { onClose })}>
      {choices.length > 0 && (
        <MenuSection aria-label={label} selectionMode="single" disallowEmptySelection selectedKeys={choices.flatMap(({ words, isOn }) => (isOn === true ? [words] : []))}>
          {choices.map(menuItem)}
        </MenuSection>
      )}
      {entries.filter(({ isOn }) => isOn === undefined).map(menuItem)}
    </Menu>
  )
}

function menuItem({ words, onChoose, command, isOn }: MenuEntry) {
  return (
    <MenuItem key={words} id={words} textValue={words} className="hv-menu-item" onAction={onChoose}>
      <span>
        {isOn !== undefined && <OnSign isOn={isOn} />}
        {words}
      </span>
      {command !== undefined && <KeyWords command={command} />}
    </MenuItem>
  )
}

function OnSign({ isOn }: { isOn: boolean }) {
  return (
    <svg viewBox="0 0 16 16" className="hv-menu-sign" aria-hidden="true">
      {isOn && <path d="M2 8.5 L6 12.5 L14 3.5" fill="none" stroke="currentColor" strokeWidth="2.5" />}
    </svg>
  )
}
