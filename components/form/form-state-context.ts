'use client'
import { createContext } from 'react'
import type { Form } from './make-form'

interface FormStateOf {
  isPending: boolean
  /** The initial value of each field. */
  values: Record<string, string>
  /** The server's errors by field, until `form` has them. */
  fields: Record<string, string>
  /** react-hook-form, once it is loaded. */
  form?: Form | undefined
  load: () => Promise<Form | undefined>
}

/** The state of a form that its fields and buttons need. */
export const FormStateContext = createContext<FormStateOf>({
  isPending: false,
  values: {},
  fields: {},
  load: () => Promise.resolve(undefined),
})
