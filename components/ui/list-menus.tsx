'use client'
import { ArrowDownUp, ChevronDown, Download } from 'lucide'
import { Icon } from './icon'
import { Menu, type MenuEntry, MenuFallback } from './menu'

interface ListMenuProps {
  label: string
  entries: MenuEntry[]
}

/** A filter of a list: the current option, and a menu of the others. */
export const ChoiceMenu = ({
  label,
  entries,
  words,
  isSet,
}: ListMenuProps & { words: string; isSet: boolean }) => (
  <>
    <Menu
      trigger={
        <>
          <span className="sr-only">{label}: </span>
          {words}
          <Icon of={ChevronDown} className="text-muted" />
        </>
      }
      entries={entries}
      align="start"
      className={
        isSet
          ? 'border-accent-line! bg-accent-soft! text-accent! noscript:hidden'
          : 'noscript:hidden'
      }
    />
    <MenuFallback entries={entries} />
  </>
)

/** The sorting of a list, if its table shows no header. */
export const SortMenu = (props: ListMenuProps) => (
  <span className="md:hidden">
    <Menu {...props} trigger={<Icon of={ArrowDownUp} />} size="icon" className="noscript:hidden" />
  </span>
)

/** The formats a list can be downloaded in. */
export const DownloadMenu = ({ label, entries }: ListMenuProps) => (
  <>
    <Menu
      trigger={
        <>
          <Icon of={Download} />
          <span className="max-sm:sr-only">{label}</span>
        </>
      }
      entries={entries}
      variant="ghost"
      className="noscript:hidden"
    />
    <MenuFallback entries={entries} />
  </>
)
