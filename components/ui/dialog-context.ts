'use client'
import { createContext } from 'react'

/** How what is inside a dialog closes it. */
export const DialogContext = createContext<() => void>(() => undefined)
