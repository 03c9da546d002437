'use client'
import { createContext, useContext, type ReactNode } from 'react'

interface Help {
  organization: string
  slug: string
  /** The owner's name. */
  owner: string
}

const Context = createContext<Help | null>(null)

/**
 * Provides the organization to the pages below. The forbidden page needs it and gets no parameters from
 * Next.
 */
export function WhoCanHelp({ value, children }: { value: Help; children: ReactNode }) {
  return <Context value={value}>{children}</Context>
}

/** The organization of the page; null outside of one. */
export const useWhoCanHelp = () => useContext(Context)
