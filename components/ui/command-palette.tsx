'use client'
import { useRef, type RefObject } from 'react'
import { useRouter } from 'next/navigation'
import { Dialog } from '@base-ui/react/dialog'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { CommandLine } from './command-line'
import type { CommandEntry, CommandGroup } from './command-group'
import { backdropClasses } from './dialog-classes'
import { mayLeave } from './may-leave'

export type CommandPaletteProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  finalFocus: RefObject<HTMLElement | null>
  query: string
  onQueryChange: (query: string) => void
  /** What fits the query, best first: the palette shows, and does not choose. */
  groups: CommandGroup[]
  labels: { title: string; placeholder: string; noMatch: string }
}

/** A field, and under it what one can go to or do, led by the arrow keys and Enter. */
export function CommandPalette({
  open,
  onOpenChange,
  finalFocus,
  query,
  onQueryChange,
  groups,
  labels,
}: CommandPaletteProps) {
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  // What is about to be chosen answers at once, as a link under the pointer does.
  const fetchAhead = (id: string) => {
    const entry = groups.flatMap(({ entries }) => entries).find((each) => each.id === id)
    if (entry?.href) router.prefetch(entry.href)
  }
  const choose = (entry: CommandEntry) => {
    onOpenChange(false)
    if (!entry.href) entry.run?.()
    else if (mayLeave()) router.push(entry.href)
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop data-veil="" className={backdropClasses} />
        <Dialog.Popup
          aria-label={labels.title}
          initialFocus={field}
          finalFocus={finalFocus}
          className="fixed inset-x-3 top-3 z-50 mx-auto flex max-h-[calc(100dvh-1.5rem)] max-w-xl flex-col overflow-clip rounded-dialog border border-line bg-raised text-sm text-ink shadow-dialog transition-[opacity,scale] duration-100 outline-none data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 sm:top-[12dvh] sm:max-h-[min(30rem,76dvh)]"
        >
          <Command
            label={labels.title}
            shouldFilter={false}
            loop
            onValueChange={fetchAhead}
            className="flex min-h-0 flex-col"
          >
            <div className="flex items-center gap-2.5 border-b border-line px-4 text-muted">
              <Search aria-hidden="true" className="size-4 shrink-0" />
              <Command.Input
                ref={field}
                value={query}
                onValueChange={onQueryChange}
                placeholder={labels.placeholder}
                className="h-12 w-full min-w-0 bg-transparent text-base text-ink outline-none sm:text-sm"
              />
            </div>
            <Command.List
              label={labels.title}
              // What is pressed here takes the focus from the field no more than a key does.
              onMouseDown={(event) => event.preventDefault()}
              className="min-h-0 scroll-py-1 overflow-y-auto overscroll-contain p-1.5"
            >
              {groups.map(
                ({ heading, entries }) =>
                  entries.length > 0 && (
                    <Command.Group
                      key={heading}
                      heading={heading}
                      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
                    >
                      {entries.map((entry) => (
                        <CommandLine key={entry.id} entry={entry} onChoose={choose} />
                      ))}
                    </Command.Group>
                  ),
              )}
            </Command.List>
            <p role="status" className="text-center text-muted not-empty:px-3 not-empty:py-8">
              {groups.every(({ entries }) => entries.length === 0) && labels.noMatch}
            </p>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
