'use client'
import { OrgSwitcher, type OrgSwitcherProps } from '@/components/ui/org-switcher'
import { fetchOrganizations } from './fetch-organizations'

/** The switcher, which asks for the organizations when it opens. */
export const OrgMenu = (props: Omit<OrgSwitcherProps, 'organizations'>) => (
  <OrgSwitcher {...props} organizations={fetchOrganizations} />
)
