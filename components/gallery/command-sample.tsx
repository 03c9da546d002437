'use client'
import { useRef, useState } from 'react'
import { CommandButton } from '@/components/ui/command-button'
import {
  type CommandGroup,
  CommandPalette,
  type CommandPaletteProps,
} from '@/components/ui/command-palette'
import { Button } from '@/components/ui/button'
import { toast, type ToastMessage } from '@/components/ui/toast'

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

type Tone = NonNullable<ToastMessage['tone']>

/** A button for each tone of a toast, labeled with its text. */
export function ToastButtons({ texts }: { texts: Record<Tone, string> }) {
  const tones = Object.entries(texts) as [Tone, string][]
  return tones.map(([tone, message]) => (
    <Button
      key={tone}
      onClick={() => toast({ tone, message })}
      className="h-auto min-h-9 max-w-full py-1.5 text-left whitespace-normal"
    >
      {message}
    </Button>
  ))
}
