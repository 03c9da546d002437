'use client'
import { createContext } from 'react'

/** What the fields and buttons of a form must know of it. */
export const FormStateContext = createContext<{
  isPending: boolean
  /** What each field holds at first. */
  values: Record<string, string>
  /** What the server refused, for a page without JavaScript. */
  fields: Record<string, string>
}>({ isPending: false, values: {}, fields: {} })
