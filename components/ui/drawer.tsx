'use client'
import { useState, type ReactNode } from 'react'
import { usePathname } from 'next/navigation'
import { DialogTrigger } from './dialog-trigger'

const importPopup = () => import('./dialog-popup').then((file) => file.DrawerPopup)

interface DrawerProps {
  trigger: ReactNode
  triggerLabel: string
  /** For screen readers only. */
  title: string
  closeLabel: string
  className?: string
  children: ReactNode
}

/** The navigation drawer on small screens. Slides in from the left; closes on navigation. */
export function Drawer(props: DrawerProps) {
  const { trigger, triggerLabel, title, closeLabel, className, children } = props
  const path = usePathname()
  const [openOn, setOpenOn] = useState<string | null>(null)
  return (
    <DialogTrigger
      importer={importPopup}
      content={{ title, closeLabel, children }}
      trigger={trigger}
      triggerProps={{ 'aria-label': triggerLabel, variant: 'ghost', size: 'icon', className }}
      open={openOn === path}
      onOpenChange={(open) => setOpenOn(open ? path : null)}
    />
  )
}
