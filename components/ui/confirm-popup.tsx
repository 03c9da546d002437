'use client'
import { useRef, type ReactNode } from 'react'
import { AlertDialog } from '@base-ui/react/alert-dialog'
import { buttonClasses } from './button-classes'
import type { DialogParts, DialogTriggerProps } from './dialog-trigger'

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
