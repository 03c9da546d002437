'use client'
import { useRef, type RefObject } from 'react'
import { Menu } from '@base-ui/react/menu'
import type { MenuEntry } from './menu-entry'
import { MenuLine } from './menu-line'

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
}: {
  triggerId: string
  anchor: RefObject<HTMLElement | null>
  open: boolean
  /** Opened with the keyboard: the first entry gets the focus, as keyboard users expect. */
  byKeyboard: boolean
  onOpenChange: (open: boolean) => void
  entries: MenuEntry[]
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom'
}) {
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

const focusFirst = (popup: Element) =>
  popup.querySelector<HTMLElement>('[role^=menuitem]:not([aria-disabled=true])')?.focus()
