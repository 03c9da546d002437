'use client'
import clsx from 'clsx'
import { DialogTrigger } from './dialog-trigger'
import type { ConfirmDialogProps } from './confirm-popup'

const importPopup = () => import('./confirm-popup').then((file) => file.ConfirmPopup)

/**
 * Asks for confirmation of a critical action. Clicking outside does not close it; the focus starts on
 * "Cancel". Without JavaScript no dialog can open, so the form itself is in the page.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, cancelLabel, children, ...trigger } = props
  return (
    <>
      {/* Not in a <noscript>: what React streams in later, its script could not find in there. */}
      {trigger.trigger && <div className="hidden noscript:contents">{children}</div>}
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
