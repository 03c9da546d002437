'use client'
import { createContext } from 'react'

/** The state of a form that its fields and buttons need. */
export const FormStateContext = createContext<{
  isPending: boolean
  /** The initial value of each field. */
  values: Record<string, string>
  /** The server's errors by field, for a page without JavaScript. */
  fields: Record<string, string>
}>({ isPending: false, values: {}, fields: {} })
