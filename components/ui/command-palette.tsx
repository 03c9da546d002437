'use client'
import { useRef, type RefObject, type ReactNode } from 'react'
import { useRouter } from 'next/navigation'
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { mayLeave } from './leads-away'
import { PopupSearch } from './popup-search'
import type { Route } from 'next'

/** An entry of the command palette: a page to open or an action. */
export type CommandEntry = {
  /** Unique within the palette. */
  id: string
  label: string
  hint?: string
  icon?: ReactNode
} & ({ href: Route; run?: undefined } | { href?: undefined; run: () => void })

export type CommandGroup = { heading: string; items: CommandEntry[] }

export type CommandPaletteProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  finalFocus: RefObject<HTMLElement | null>
  query: string
  onQueryChange: (query: string) => void
  /** What matches the query, best first: the palette does not filter. */
  groups: CommandGroup[]
  labels: { title: string; placeholder: string; noMatch: string }
}

/** A search field with a list below it; use the arrow keys to move and Enter to select. */
export function CommandPalette(props: CommandPaletteProps) {
  const { open, onOpenChange, finalFocus, query, onQueryChange, groups, labels } = props
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const choose = (entry: CommandEntry) => {
    onOpenChange(false)
    if (!entry.href) entry.run?.()
    else if (mayLeave()) router.push(entry.href)
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop data-veil="" className="veil" />
        <Dialog.Popup
          aria-label={labels.title}
          initialFocus={field}
          finalFocus={finalFocus}
          className="palette"
        >
          <Autocomplete.Root
            open
            inline
            items={groups.filter(({ items }) => items.length > 0)}
            filter={null}
            itemToStringValue={({ label }) => label}
            value={query}
            onValueChange={(value, { reason }) => reason !== 'item-press' && onQueryChange(value)}
            autoHighlight="always"
            keepHighlight
          >
            <PopupSearch>
              <Autocomplete.Input
                ref={field}
                aria-label={labels.title}
                placeholder={labels.placeholder}
                className="h-12 w-full min-w-0 bg-transparent text-base text-ink outline-none sm:text-sm"
              />
            </PopupSearch>
            <Autocomplete.List
              aria-label={labels.title}
              className="min-h-0 scroll-py-1 overflow-y-auto overscroll-contain p-1.5 outline-none empty:p-0"
            >
              {({ heading, items }: CommandGroup) => (
                <Autocomplete.Group key={heading} items={items}>
                  <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted">
                    {heading}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(entry: CommandEntry) => (
                      <Autocomplete.Item
                        key={entry.id}
                        value={entry}
                        onClick={() => choose(entry)}
                        className="menu-item"
                      >
                        <span
                          aria-hidden="true"
                          className="grid size-6 shrink-0 place-items-center text-muted"
                        >
                          {entry.icon}
                        </span>
                        <span className="min-w-0 flex-1 truncate">{entry.label}</span>
                        {entry.hint && (
                          <span className="max-w-[45%] shrink-0 truncate text-[0.8125rem] text-muted">
                            {entry.hint}
                          </span>
                        )}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
            <Autocomplete.Empty className="text-center text-muted not-empty:px-3 not-empty:py-8">
              {labels.noMatch}
            </Autocomplete.Empty>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
