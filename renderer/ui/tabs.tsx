import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { useCommand } from '../app/use-command.tsx'
import { numberWords } from './counted.ts'
import './tabs.css'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly words: string
  /** Shown after the words, such as the number of notes; the words are its noun. */
  readonly count?: number
}

export interface TabsProps<Id extends string> {
  /** What the tabs divide: 'Record of OKAFOR, Ngozi'. */
  readonly label: string
  readonly tabs: readonly TabItem<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
  /** At the right end of the tab line, such as the main button. */
  readonly aside?: ReactNode
  /** The panel of the selected tab. */
  readonly children: ReactNode
}

/** Tabs with Ctrl Tab and Ctrl Shift Tab. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, aside, children }: TabsProps<Id>) {
  const here = tabs.findIndex((tab) => tab.id === selected)
  const step = (by: 1 | -1) => {
    const next = tabs[(here + by + tabs.length) % tabs.length]
    if (next !== undefined) onSelect(next.id)
  }
  useCommand('next-tab', () => step(1))
  useCommand('previous-tab', () => step(-1))
  return (
    <AriaTabs
      className="hv-tabs"
      selectedKey={selected}
      onSelectionChange={(key) => {
        const picked = tabs.find((tab) => tab.id === key)
        if (picked !== undefined) onSelect(picked.id)
      }}
    >
      <div className="hv-tab-line">
        <TabList aria-label={label} className="hv-tab-list">
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className="hv-tab">
              {tab.words}
              {tab.count !== undefined && ` ${numberWords(tab.count)}`}
            </Tab>
          ))}
        </TabList>
        {aside}
      </div>
      <TabPanel key={selected} id={selected} className="hv-tab-panel">
        {children}
      </TabPanel>
    </AriaTabs>
  )
}
