'use client'
import { useEffect, useState } from 'react'
import type { Route } from 'next'

export type SwitcherOrg = {
  name: string
  slug: string
  /** The name of its logo. */
  picture?: string | null
  href: Route
  roleLabel?: string
}

export type OrgSwitcherProps = {
  /** The one the page is about; none on /orgs and /account. */
  current?: SwitcherOrg
  /** Recently used first; or a server function that is asked when the menu opens. */
  organizations: SwitcherOrg[] | (() => Promise<SwitcherOrg[]>)
  /** Where one is created; none for whoever may not. */
  createHref?: Route | undefined
  /** Where all are listed, with what waits to be answered. */
  allHref: Route
  /** Invitations that wait to be answered: how many, and in words. */
  waiting?: { count: number; label: string }
  labels: {
    /** The trigger's name: "Switch organization". */
    open: string
    /** What the trigger shows when there is no current one. */
    none: string
    search: string
    noMatch: string
    create: string
    all: string
    loading: string
  }
}

/** The organizations to choose from, asked for each time the switcher opens if need be. */
export const useOrganizations = (source: OrgSwitcherProps['organizations'], open: boolean) => {
  const [asked, setAsked] = useState<SwitcherOrg[]>()
  useEffect(() => {
    if (!open || typeof source !== 'function') return
    let current = true
    source().then(
      (list) => current && setAsked(list),
      () => current && setAsked([]), // offline: the foot of the menu still leads to all
    )
    return () => {
      current = false
    }
  }, [source, open])
  return typeof source === 'function' ? asked : source
}
