'use client'
import { useEffect, useRef, useState } from 'react'
import type { ComponentType, ReactNode, RefObject } from 'react'
import { Button, type ButtonProps } from './button'
import { DialogContext } from './dialog-context'
import { useLazy } from './use-lazy'

export type DialogTriggerProps = {
  /** The button's content; without it only `open` opens the dialog. */
  trigger?: ReactNode
  triggerProps?: Omit<ButtonProps, 'children' | 'type'>
  /** Controlled, for client components. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** Takes the focus afterwards if there is no trigger. */
  finalFocus?: DialogParts['finalFocus']
}

export type DialogParts = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Takes the focus afterwards; default: what had it before. */
  finalFocus?: RefObject<HTMLElement | null> | (() => HTMLElement | boolean | null)
}

/** The button of a dialog; the dialog's code is loaded when the button is approached. */
export function DialogTrigger<Content extends object>({
  trigger,
  triggerProps,
  open: controlled,
  onOpenChange,
  finalFocus,
  importer,
  content,
}: DialogTriggerProps & {
  importer: () => Promise<ComponentType<Content & DialogParts>>
  /** The dialog's content. */
  content: Content
}) {
  const ref = useRef<HTMLButtonElement>(null)
  const [own, setOwn] = useState(false)
  const [Popup, load] = useLazy(importer)
  const open = controlled ?? own
  const change = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  useEffect(() => {
    if (open && !Popup) load()
  }, [open, Popup, load])
  return (
    <DialogContext value={() => change(false)}>
      {trigger && (
        <Button
          ref={ref}
          aria-haspopup="dialog"
          aria-expanded={open}
          onPointerEnter={load}
          onFocus={load}
          onClick={() => change(true)}
          {...triggerProps}
        >
          {trigger}
        </Button>
      )}
      {Popup && (
        <Popup {...content} open={open} onOpenChange={change} finalFocus={finalFocus ?? ref} />
      )}
    </DialogContext>
  )
}
