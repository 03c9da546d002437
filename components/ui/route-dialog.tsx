'use client'
import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import type { Route } from 'next'
import { DialogContext } from './dialog-context'
import { DialogPopup } from './dialog-popup'
import { showFlash } from './flash'
import { mayLeave } from './leads-away'

export type RouteDialogProps = {
  title: ReactNode
  description?: ReactNode
  closeLabel: string
  /** In the toast after the form inside has succeeded: a link to do it again. */
  again: { label: string; href: Route }
  children: ReactNode
}

/**
 * A page that opens as a dialog over the previous one. Closing it goes back, and asks first if the form
 * inside asks before it is left.
 */
export function RouteDialog({ again, children, ...props }: RouteDialogProps) {
  const router = useRouter()
  const [open, setOpen] = useState(true)
  const leave = () => {
    setOpen(false)
    router.back()
  }
  const close = () => {
    if (open && mayLeave()) leave()
  }
  const finish = () => {
    if (open) leave()
    const onClick = () => router.push(again.href, { scroll: false })
    showFlash({ label: again.label, onClick })
  }
  return (
    <DialogContext value={finish}>
      <DialogPopup {...props} open={open} onOpenChange={(next) => !next && close()}>
        {children}
      </DialogPopup>
    </DialogContext>
  )
}
