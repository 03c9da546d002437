'use client'
import { useContext } from 'react'
import { DialogContext } from './dialog-context'

/** For a form inside a <Dialog> or <ConfirmDialog>: closes it, once the work is done. */
export const useCloseDialog = () => useContext(DialogContext)
