'use client'
import { useRef, useState } from 'react'
import { CommandButton } from '@/components/ui/command-button'
import {
  type CommandGroup,
  CommandPalette,
  type CommandPaletteProps,
} from '@/components/ui/command-palette'

interface CommandSampleProps {
  open: string
  keys: { mac: string; other: string }
  labels: CommandPaletteProps['labels']
  groups: CommandGroup[]
}

/** The command palette with its button, over a fixed list of entries. */
export function CommandSample({ open: label, keys, labels, groups }: CommandSampleProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  return (
    <>
      <CommandButton
        ref={button}
        label={label}
        keys={keys}
        open={open}
        onNear={() => undefined}
        onOpenChange={setOpen}
      />
      <CommandPalette
        {...{ open, labels, groups, query }}
        onOpenChange={setOpen}
        onQueryChange={setQuery}
        finalFocus={button}
      />
    </>
  )
}
