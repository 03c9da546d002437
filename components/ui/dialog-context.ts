'use client'
import { createContext, useContext } from 'react'

/** Lets the content of a dialog close it. */
export const DialogContext = createContext<() => void>(() => undefined)

/** For a form inside a <Dialog> or <ConfirmDialog>: closes it when the work is done. */
export const useCloseDialog = () => useContext(DialogContext)
