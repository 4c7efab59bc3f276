import type { RefObject } from 'react'
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { CommandId } from '../../shared/model/commands.ts'
import { KeyWords } from './key-words.tsx'
import './menu.css'

export interface MenuEntry {
  readonly words: string
  readonly onChoose: () => void
  /** Shows the key that does the same. */
  readonly command?: CommandId
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
  return (
    // The menu was asked for, so the focus belongs in it.
    // eslint-disable-next-line jsx-a11y/no-autofocus
    <Menu aria-label={label} className="hv-menu" autoFocus="first" {...(onClose === undefined ? {} : { onClose })}>
      {entries.map(({ words, onChoose, command }) => (
        <MenuItem key={words} id={words} textValue={words} className="hv-menu-item" onAction={onChoose}>
          <span>{words}</span>
          {command !== undefined && <KeyWords command={command} />}
        </MenuItem>
      ))}
    </Menu>
  )
}
