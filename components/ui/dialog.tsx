'use client'
import type { ReactNode } from 'react'
import { DialogTrigger, type DialogTriggerProps } from './dialog-trigger'

export type DialogProps = DialogTriggerProps & {
  title: ReactNode
  description?: ReactNode
  closeLabel: string
  size?: 'sm' | 'md' | 'lg'
  children: ReactNode
}

const importPopup = () => import('./dialog-popup').then((file) => file.DialogPopup)

/** A window over the page, from the bottom on a phone. Inside, useCloseDialog() closes it. */
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
