'use client'
import { useRef, useState } from 'react'
import { CommandButton } from '@/components/ui/command-button'
import { useLazy } from '@/components/ui/use-lazy'
import type { CommandFinderProps } from './command-finder'

const importFinder = () => import('./command-finder')

/** The "Search" button; what it opens is loaded when the pointer or the focus comes near. */
export function CommandSearch(
  props: Omit<CommandFinderProps, 'open' | 'onOpenChange' | 'finalFocus'>,
) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [finder, load] = useLazy(importFinder)
  const change = (next: boolean) => {
    load()
    setOpen(next)
  }
  return (
    <>
      <CommandButton
        ref={button}
        label={props.labels.open}
        keys={{ mac: props.labels.keysOnMac, other: props.labels.keys }}
        open={open}
        onNear={load}
        onOpenChange={change}
      />
      {finder && (
        <finder.CommandFinder {...props} open={open} onOpenChange={change} finalFocus={button} />
      )}
    </>
  )
}
