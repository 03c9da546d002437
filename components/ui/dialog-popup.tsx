'use client'
import { type ReactNode, useRef } from 'react'
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide'
import { buttonClasses } from './button'
import type { DialogParts, DialogTriggerProps } from './dialog-trigger'
import { Icon } from './icon'
import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Logo } from './logo'

export type DialogProps = DialogTriggerProps & {
  title: ReactNode
  description?: ReactNode
  closeLabel: string
  size?: 'sm' | 'md'
  children: ReactNode
}

/** The part of <Dialog> that is loaded on demand. */
export function DialogPopup(
  props: Pick<DialogProps, 'title' | 'description' | 'closeLabel' | 'size' | 'children'> &
    DialogParts,
) {
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop data-veil="" className="veil" />
        <Dialog.Popup
          finalFocus={props.finalFocus}
          className={`dialog dialog-${props.size ?? 'md'}`}
        >
          <div className="grid gap-1 pt-5 pr-14 pl-5 sm:pt-6 sm:pl-6">
            <Dialog.Title className="text-base leading-6 font-semibold tracking-[-0.01em]">
              {props.title}
            </Dialog.Title>
            {props.description && (
              <Dialog.Description className="text-muted">{props.description}</Dialog.Description>
            )}
          </div>
          <div className="p-5 sm:p-6">{props.children}</div>
          {/* Last, so that the first field gets the focus and not the way out */}
          <Dialog.Close
            aria-label={props.closeLabel}
            className={buttonClasses('ghost', 'icon-sm', 'absolute top-4 right-4')}
          >
            <Icon of={X} />
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

export type ConfirmDialogProps = DialogTriggerProps & {
  title: ReactNode
  /** What will happen, and whether it can be undone. */
  description: ReactNode
  cancelLabel: string
  /** The <form> with the confirming button, placed beside "Cancel". */
  children: ReactNode
}

/** The part of <ConfirmDialog> that is loaded on demand. */
export function ConfirmPopup(
  props: Pick<ConfirmDialogProps, 'title' | 'description' | 'cancelLabel' | 'children'> &
    DialogParts,
) {
  const cancel = useRef<HTMLButtonElement>(null)
  return (
    <AlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop data-veil="" className="veil" />
        <AlertDialog.Popup initialFocus={cancel} finalFocus={props.finalFocus} className="dialog">
          <div className="grid gap-1.5 p-5 sm:p-6">
            <AlertDialog.Title className="text-base leading-6 font-semibold tracking-[-0.01em] text-balance wrap-anywhere">
              {props.title}
            </AlertDialog.Title>
            <AlertDialog.Description className="text-pretty wrap-anywhere text-muted">
              {props.description}
            </AlertDialog.Description>
          </div>
          <div className="flex flex-wrap items-end justify-end gap-2 border-t border-line bg-sunken/60 px-5 py-4 sm:px-6">
            <AlertDialog.Close ref={cancel} className={buttonClasses('secondary', 'md')}>
              {props.cancelLabel}
            </AlertDialog.Close>
            {props.children}
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

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
