'use client'
import { DialogTrigger } from './dialog-trigger'
import type { DialogProps } from './dialog-popup'

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
