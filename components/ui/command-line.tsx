'use client'
import { Command } from 'cmdk'
import type { CommandEntry } from './command-group'

/** A line of the command palette. */
export function CommandLine({
  entry,
  onChoose,
}: {
  entry: CommandEntry
  onChoose: (entry: CommandEntry) => void
}) {
  return (
    <Command.Item
      value={entry.id}
      onSelect={() => onChoose(entry)}
      className="flex min-h-9 cursor-default items-center gap-2.5 rounded-small px-2.5 py-1.5 outline-none select-none data-[selected=true]:bg-hover max-sm:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0"
    >
      <span aria-hidden="true" className="grid size-6 shrink-0 place-items-center text-muted">
        {entry.icon}
      </span>
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      {entry.hint && (
        <span className="max-w-[45%] shrink-0 truncate text-[0.8125rem] text-muted">
          {entry.hint}
        </span>
      )}
    </Command.Item>
  )
}
