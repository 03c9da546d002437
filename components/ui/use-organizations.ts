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
  /** The organization of the page; undefined on /orgs and /account. */
  current?: SwitcherOrg
  /** Recently used first; or a server function that is called when the menu opens. */
  organizations: SwitcherOrg[] | (() => Promise<SwitcherOrg[]>)
  /** The page to create one; undefined for people who may not. */
  createHref?: Route | undefined
  /** The page that lists all, including what waits for an answer. */
  allHref: Route
  /** Pending invitations: how many, and as text. */
  waiting?: { count: number; label: string }
  labels: {
    /** The trigger's name: "Switch organization". */
    open: string
    /** The trigger's text if there is no current one. */
    none: string
    search: string
    noMatch: string
    create: string
    all: string
    loading: string
  }
}

/** The organizations to choose from, fetched each time the switcher opens if necessary. */
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
