'use client'
import type { ReactNode } from 'react'
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide'
import { buttonClasses } from './button-classes'
import type { DialogParts } from './dialog-trigger'
import { Icon } from './icon'
import { Logo } from './logo'

/** The part of <Drawer> that is loaded on demand. */
export function DrawerPopup({
  title,
  closeLabel,
  children,
  finalFocus,
  ...root
}: DialogParts & { title: string; closeLabel: string; children: ReactNode }) {
  return (
    <Dialog.Root {...root}>
      <Dialog.Portal>
        <Dialog.Backdrop data-veil="" className="veil" />
        <Dialog.Popup finalFocus={finalFocus} className="drawer">
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          <div className="flex items-center justify-between pl-2">
            <Logo />
            <Dialog.Close aria-label={closeLabel} className={buttonClasses('ghost', 'icon')}>
              <Icon of={X} />
            </Dialog.Close>
          </div>
          {/* Also when the link leads to where one is */}
          <div
            onClick={({ target }) => {
              if ((target as Element).closest('a')) root.onOpenChange(false)
            }}
          >
            {children}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
