'use client'
import { useEffect, useState } from 'react'
import type { OrgSwitcherProps, SwitcherOrg } from './org-switcher'

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
