'use client'
import type { ReactNode } from 'react'
import clsx from 'clsx'
import { DialogTrigger, type DialogTriggerProps } from './dialog-trigger'

export type ConfirmDialogProps = DialogTriggerProps & {
  title: ReactNode
  /** What will happen, and whether it can be taken back. */
  description: ReactNode
  cancelLabel: string
  /** The <form> with the confirming button: it stands beside "Cancel". */
  children: ReactNode
}

const importPopup = () => import('./confirm-popup').then((file) => file.ConfirmPopup)

/**
 * Asks before a grave step. It cannot be clicked away; the focus starts on "Cancel". Without
 * JavaScript there is nothing to open, so the form itself stands in the page.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, cancelLabel, children, ...trigger } = props
  return (
    <>
      <noscript>{children}</noscript>
      <DialogTrigger
        importer={importPopup}
        content={{ title, description, cancelLabel, children }}
        {...trigger}
        triggerProps={{
          ...trigger.triggerProps,
          className: clsx('noscript:hidden', trigger.triggerProps?.className),
        }}
      />
    </>
  )
}
