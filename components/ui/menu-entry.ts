import type { ReactNode } from 'react'
import type { Route } from 'next'

type Shown = {
  label: string
  icon?: ReactNode
  /** A second line, or why it is not available. */
  hint?: string
  disabled?: boolean
  tone?: 'danger'
}

/** The entries of a <Menu> as data, so that its code is loaded only when it opens. */
export type MenuEntry =
  | ({
      type: 'link'
      href: Route
      external?: boolean
      /** A file download, which does not navigate. */
      download?: boolean
      /** The current one of several. */
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
      /** From a server component: receives { [name]: value }. */
      action?: (data: FormData) => unknown
      /** From a client component. */
      onChange?: (value: string) => void
    }
  | { type: 'heading'; label: string; hint?: string }
  | { type: 'separator' }
