'use client'
import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import type { Route } from 'next'
import { DialogContext } from './dialog-context'
import { DialogPopup } from './dialog-popup'
import { toast } from './toast'

export type RouteDialogProps = {
  title: ReactNode
  description?: ReactNode
  closeLabel: string
  /** The toast after the form inside has succeeded, with a link to do it again. */
  done: { message: string; again: { label: string; href: Route } }
  children: ReactNode
}

/** A page that opens as a dialog over the previous one; closing it goes back. */
export function RouteDialog({ done, children, ...props }: RouteDialogProps) {
  const router = useRouter()
  const [open, setOpen] = useState(true)
  const close = () => {
    if (!open) return
    setOpen(false)
    router.back()
  }
  const finish = () => {
    close()
    const { label, href } = done.again
    const again = () => router.push(href, { scroll: false })
    toast({ message: done.message, action: { label, onClick: again } })
  }
  return (
    <DialogContext value={finish}>
      <DialogPopup {...props} open={open} onOpenChange={(next) => !next && close()}>
        {children}
      </DialogPopup>
    </DialogContext>
  )
}
