'use client'
import { useState, type ReactNode, type RefObject } from 'react'
import type { Route } from 'next'
import { LogOut, Mail, Monitor, Moon, Plus, Sun, UserPlus, type IconNode } from 'lucide'
import { fetchOrganizations } from '@/components/shell/fetch-organizations'
import { useFoundMembers } from '@/components/members/use-found-members'
import { Avatar } from '@/components/ui/avatar'
import { type CommandEntry, CommandPalette } from '@/components/ui/command-palette'
import { Icon } from '@/components/ui/icon'
import { matchesText } from '@/components/ui/popup-search'
import { postFields } from '@/components/ui/post-fields'
import { useOrganizations, type OrgSwitcherProps } from '@/components/ui/use-organizations'
import type { Theme } from '@/lib/accounts/profile/theme'
import { signOutAction } from '@/lib/accounts/sign-in/actions'
import type { FrameLabels } from './frame-labels'
import { chooseTheme } from './use-theme'

export type CommandFinderProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  finalFocus: RefObject<HTMLElement | null>
  /** The pages that this person can open from here. */
  pages: { href: Route; label: string; icon?: ReactNode }[]
  /** The organization to search for members; undefined outside of one. */
  slug?: string
  /** The invite page; undefined for people who may not invite. */
  inviteHref?: Route
  /** The page to create an organization; undefined for people who may not. */
  createHref?: Route | undefined
  /** Invitations to the person, which are answered on their organizations page. */
  waiting?: OrgSwitcherProps['waiting']
  labels: FrameLabels['command'] & { create: string; signOut: string }
}

const shownAtMost = 8

/** What <CommandSearch> opens: pages, people, organizations and actions in one list. */
export function CommandFinder(props: CommandFinderProps) {
  const { open, labels } = props
  const [query, setQuery] = useQuery(open)
  const people = useFoundMembers(open ? props.slug : undefined, query)
  const organizations = useOrganizations(fetchOrganizations, open) ?? []
  const fits = ({ label, hint }: CommandEntry) => matchesText(`${label} ${hint ?? ''}`, query)
  const pages = props.pages.map((page) => ({ id: `page ${page.href}`, ...page }))
  const others = organizations.map(({ href, name, slug, picture, roleLabel }) => ({
    id: `organization ${slug}`,
    label: name,
    hint: roleLabel,
    icon: <Avatar name={name} seed={slug} picture={picture} size="sm" shape="square" />,
    href,
  }))
  const found = people.map(({ userId, name, email, picture, href }) => ({
    id: `person ${userId}`,
    label: name,
    hint: name === email ? undefined : email,
    icon: <Avatar name={name} seed={userId} picture={picture} size="sm" />,
    href,
  }))
  return (
    <CommandPalette
      open={open}
      onOpenChange={props.onOpenChange}
      finalFocus={props.finalFocus}
      query={query}
      onQueryChange={setQuery}
      groups={[
        { heading: labels.pages, items: pages.filter(fits) },
        { heading: labels.people, items: found.filter(fits) },
        { heading: labels.actions, items: deeds(props).filter(fits) },
        {
          heading: labels.organizations,
          items: others.filter(fits).slice(0, shownAtMost),
        },
      ]}
      labels={labels}
    />
  )
}

/** The query, cleared each time it opens. */
function useQuery(open: boolean) {
  const [state, setState] = useState({ open, query: '' })
  if (state.open !== open) setState({ open, query: open ? '' : state.query })
  return [state.query, (query: string) => setState({ open, query })] as const
}

function deeds({ inviteHref, createHref, waiting, labels }: CommandFinderProps): CommandEntry[] {
  const page = (id: string, label: string, icon: IconNode, href: Route | undefined) =>
    href ? [{ id, label, icon: <Icon of={icon} />, href }] : []
  const theme = (id: Theme, icon: IconNode) => ({
    ...{ id, label: labels[id], icon: <Icon of={icon} />, run: () => chooseTheme(id) },
  })
  return [
    ...page('invitations', waiting?.label ?? '', Mail, waiting && '/orgs'),
    ...page('invite', labels.invite, UserPlus, inviteHref),
    ...page('create', labels.create, Plus, createHref),
    theme('light', Sun),
    theme('dark', Moon),
    theme('system', Monitor),
    {
      ...{ id: 'sign-out', label: labels.signOut, icon: <Icon of={LogOut} /> },
      run: () => postFields(signOutAction),
    },
  ]
}
