'use client'
import { OrgSwitcher } from '@/components/ui/org-switcher'
import type { OrgSwitcherProps } from '@/components/ui/use-organizations'
import { fetchOrganizations } from './fetch-organizations'

/** The switcher, which asks for the organizations when it opens. */
export const OrgMenu = (props: Omit<OrgSwitcherProps, 'organizations'>) => (
  <OrgSwitcher {...props} organizations={fetchOrganizations} />
)
