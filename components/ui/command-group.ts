import type { ReactNode } from 'react'
import type { Route } from 'next'

/** One line of the command palette: somewhere to go, or something to do. */
export type CommandEntry = {
  /** Tells it from the others of the palette. */
  id: string
  label: string
  hint?: string
  icon?: ReactNode
} & ({ href: Route; run?: undefined } | { href?: undefined; run: () => void })

export type CommandGroup = { heading: string; items: CommandEntry[] }
