'use client'
import { createContext, useContext } from 'react'

/** How what is inside a dialog closes it. */
export const DialogContext = createContext<() => void>(() => undefined)

/** For a form inside a <Dialog> or <ConfirmDialog>: closes it, once the work is done. */
export const useCloseDialog = () => useContext(DialogContext)
