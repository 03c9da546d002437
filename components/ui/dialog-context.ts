'use client'
import { createContext, useContext, type ReactNode } from 'react'

/** Lets the content of a dialog close it. */
export const DialogContext = createContext<() => void>(() => undefined)

/** For a form inside a <Dialog> or <ConfirmDialog>: closes it when the work is done. */
export const useCloseDialog = () => useContext(DialogContext)

/** The question of a confirmation whose form is in the page instead, as there is no JavaScript. */
export const AskedContext = createContext<ReactNode>(null)
