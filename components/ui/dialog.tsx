'use client'
import { AskedContext } from './dialog-context'
import { DialogTrigger } from './dialog-trigger'
import type { DialogProps, ConfirmDialogProps } from './dialog-popup'
import clsx from 'clsx/lite'

const importPopup = () => import('./dialog-popup').then((file) => file.DialogPopup)

/** A dialog over the page, at the bottom on phones. Inside, useCloseDialog() closes it. */
export function Dialog(props: DialogProps) {
  const { title, description, closeLabel, size, children, ...trigger } = props
  return (
    <DialogTrigger
      importer={importPopup}
      content={{ title, description, closeLabel, size, children }}
      {...trigger}
    />
  )
}

const importConfirm = () => import('./dialog-popup').then((file) => file.ConfirmPopup)

/**
 * Asks for confirmation of a critical action. Clicking outside does not close it; the focus starts on
 * "Cancel". Without JavaScript no dialog can open, so the form itself is in the page, with the question as
 * a checkbox that it requires.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, cancelLabel, children, ...trigger } = props
  return (
    <>
      {/* Not in a <noscript>: what React streams in later, its script could not find in there. */}
      {trigger.trigger && (
        <div className="hidden noscript:contents">
          <AskedContext value={title}>{children}</AskedContext>
        </div>
      )}
      <DialogTrigger
        importer={importConfirm}
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
