'use client'
import { useRef, type RefObject, type ReactNode } from 'react'
import { Menu } from '@base-ui/react/menu'
import type { MenuEntry } from './menu'
import { Icon } from './icon'
import { Link } from './link'
import { Check } from 'lucide'
import clsx from 'clsx/lite'
import { postFields } from './post-fields'

interface MenuPopupProps {
  triggerId: string
  anchor: RefObject<HTMLElement | null>
  open: boolean
  /** Opened with the keyboard: the first entry gets the focus, as keyboard users expect. */
  byKeyboard: boolean
  onOpenChange: (open: boolean) => void
  entries: MenuEntry[]
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom'
}

/** The part of <Menu> that is loaded on demand. */
export function MenuPopup({
  triggerId,
  anchor,
  open,
  byKeyboard,
  onOpenChange,
  entries,
  align = 'end',
  side = 'bottom',
}: MenuPopupProps) {
  const entered = useRef(false)
  return (
    <Menu.Root
      open={open}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={() => (entered.current = false)}
    >
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Menu.Popup
            aria-labelledby={triggerId}
            finalFocus={() => (isAsking() ? false : anchor.current)}
            onFocus={({ target, currentTarget }) => {
              if (byKeyboard && !entered.current && target === currentTarget) focusFirst(target)
              entered.current = true
            }}
            className="popup max-h-(--available-height) max-w-[min(20rem,var(--available-width))] min-w-48 overflow-y-auto p-1"
          >
            {entries.map((entry, index) => (
              <MenuLine key={index} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

// A dialog opened by an entry has taken the focus, and keeps it.
const isAsking = () => document.querySelector('[role=dialog], [role=alertdialog]') !== null

const focusFirst = (popup: Element) => popup.querySelector<HTMLElement>('[role^=menuitem]')?.focus()

/** One entry of a menu. */
function MenuLine({ entry }: { entry: MenuEntry }) {
  if (entry.type === 'separator') return <Menu.Separator className="-mx-1 my-1 h-px bg-line" />
  if (entry.type === 'radio') return <MenuRadio entry={entry} />
  if (entry.type === 'heading')
    return (
      <div className="grid px-2.5 py-1.5">
        <span className="truncate font-medium text-ink">{entry.label}</span>
        {entry.hint && <span className="truncate text-[0.8125rem] text-muted">{entry.hint}</span>}
      </div>
    )
  const classes = clsx('menu-item', entry.tone)
  const words = <MenuWords icon={entry.icon} label={entry.label} />
  if (entry.type === 'link')
    return (
      <Menu.LinkItem
        closeOnClick
        className={classes}
        render={
          entry.download ? (
            <a href={entry.href} download />
          ) : (
            <Link href={entry.href} aria-current={entry.current || undefined} />
          )
        }
      >
        {words}
        {entry.current && <Icon of={Check} className="text-accent" />}
      </Menu.LinkItem>
    )
  const act = () => {
    if (entry.type === 'button') entry.onSelect()
    if (entry.type === 'action') postFields(entry.action, entry.fields)
  }
  return (
    <Menu.Item className={classes} onClick={act}>
      {words}
    </Menu.Item>
  )
}

/** A single choice inside a menu: the theme, the language. */
function MenuRadio({ entry }: { entry: Extract<MenuEntry, { type: 'radio' }> }) {
  return (
    <Menu.RadioGroup value={entry.value} onValueChange={entry.onChange}>
      <Menu.GroupLabel className="px-2.5 py-1 text-xs leading-5 font-medium text-muted">
        {entry.label}
      </Menu.GroupLabel>
      {entry.options.map((option) => (
        <Menu.RadioItem key={option.value} value={option.value} closeOnClick className="menu-item">
          <MenuWords icon={option.icon} label={option.label} />
          <Menu.RadioItemIndicator className="text-accent">
            <Icon of={Check} />
          </Menu.RadioItemIndicator>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}

/** The content of a menu line. */
function MenuWords({ icon, label }: { icon?: ReactNode; label: string }) {
  return (
    <>
      {icon && <span className="icon">{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{label}</span>
    </>
  )
}
