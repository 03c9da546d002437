import type { ReactNode } from 'react'
import type { Route } from 'next'

type Shown = {
  label: string
  icon?: ReactNode
  /** A second line, or why it is not possible. */
  hint?: string
  disabled?: boolean
  tone?: 'danger'
}

/** What a <Menu> can hold, as data, so that its code is loaded only when it opens. */
export type MenuEntry =
  | ({
      type: 'link'
      href: Route
      external?: boolean
      /** A file: the browser keeps it and stays where it is. */
      download?: boolean
      /** The one of several that is shown now. */
      current?: boolean
    } & Shown)
  /** Posts `fields` to a server action. */
  | ({
      type: 'action'
      action: (data: FormData) => unknown
      fields?: Record<string, string>
    } & Shown)
  /** For client components only. */
  | ({ type: 'button'; onSelect: () => void } & Shown)
  | {
      type: 'radio'
      label: string
      name: string
      value: string
      options: { value: string; label: string; icon?: ReactNode }[]
      /** From a server component: gets { [name]: value }. */
      action?: (data: FormData) => unknown
      /** From a client component. */
      onChange?: (value: string) => void
    }
  | { type: 'heading'; label: string; hint?: string }
  | { type: 'separator' }
