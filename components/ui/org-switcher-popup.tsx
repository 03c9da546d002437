'use client'
import { useState, type RefObject, type ReactNode } from 'react'
import { Menu } from '@base-ui/react/menu'
import { LayoutGrid, Mail, Plus, Check } from 'lucide'
import { Icon } from './icon'
import { PopupSearch, matchesText } from './popup-search'
import { useOrganizations, type OrgSwitcherProps } from './use-organizations'
import type { Route } from 'next'
import { Link } from './link'
import { Avatar } from './avatar'

const searchFrom = 8
const shownAtMost = 60

type OrgSwitcherPopupProps = OrgSwitcherProps & {
  anchor: RefObject<HTMLElement | null>
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The part of <OrgSwitcher> that is loaded on demand. */
export function OrgSwitcherPopup({
  anchor,
  open,
  onOpenChange,
  current,
  organizations,
  labels,
  createHref,
  allHref,
  waiting,
}: OrgSwitcherPopupProps) {
  const all = useOrganizations(organizations, open)
  const [query, setQuery] = useState('')
  const found = all?.filter((org) => matchesText(`${org.name} ${org.slug}`, query))
  // Decided before the list is loaded, because the search field takes the focus on opening.
  const search = !Array.isArray(organizations) || organizations.length >= searchFrom
  const menu = (
    <Menu.Root open={open} onOpenChange={onOpenChange}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Menu.Popup
            aria-label={labels.open}
            finalFocus={anchor}
            className="popup flex max-h-(--available-height) w-72 max-w-(--available-width) flex-col overflow-clip"
          >
            {search && (
              <PopupSearch>
                <Menu.Input
                  aria-label={labels.search}
                  placeholder={labels.search}
                  className="h-11 w-full min-w-0 bg-transparent text-base text-ink outline-none sm:text-sm"
                />
              </PopupSearch>
            )}
            <Menu.List className="flex min-h-0 flex-col">
              <div className="max-h-72 min-h-0 scroll-py-1 overflow-y-auto p-1">
                {found?.slice(0, shownAtMost).map((org) => (
                  <OrgSwitcherLine
                    key={org.slug}
                    {...org}
                    avatar={org.slug}
                    here={org.slug === current?.slug}
                  />
                ))}
                {found?.length === 0 && (
                  <p className="px-3 py-5 text-center text-muted">{labels.noMatch}</p>
                )}
                {!found && <p className="px-3 py-5 text-center text-muted">{labels.loading}</p>}
              </div>
              <div className="border-t border-line p-1">
                {waiting && (
                  <OrgSwitcherLine href={allHref} name={waiting.label} icon={<Icon of={Mail} />} />
                )}
                {/* The list here may be the first of very many: the page searches all of them. */}
                <OrgSwitcherLine
                  href={query ? (`${allHref}?q=${encodeURIComponent(query)}` as Route) : allHref}
                  name={labels.all}
                  icon={<Icon of={LayoutGrid} />}
                />
                {createHref && (
                  <OrgSwitcherLine
                    href={createHref}
                    name={labels.create}
                    icon={<Icon of={Plus} />}
                  />
                )}
              </div>
            </Menu.List>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
  if (!search) return menu
  // Filtered here rather than by Base UI: fast with 500 organizations, and the footer stays in place.
  return (
    <Menu.FilterProvider filter={null} value={query} onValueChange={setQuery} autoHighlight>
      {menu}
    </Menu.FilterProvider>
  )
}

interface OrgSwitcherLineProps {
  href: Route
  name: string
  roleLabel?: string
  /** The seed of the avatar's color. */
  avatar?: string
  picture?: string | null
  icon?: ReactNode
  here?: boolean
}

/** An entry of the organization switcher. */
function OrgSwitcherLine(props: OrgSwitcherLineProps) {
  const { href, name, roleLabel, avatar, picture, icon, here = false } = props
  return (
    <Menu.LinkItem
      closeOnClick
      label={name}
      aria-current={here ? 'true' : undefined}
      className="menu-item"
      render={<Link href={href} />}
    >
      {avatar && <Avatar name={name} seed={avatar} picture={picture} size="sm" shape="square" />}
      {icon && (
        <span aria-hidden="true" className="grid size-6 place-items-center text-muted">
          {icon}
        </span>
      )}
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {roleLabel && <span className="shrink-0 text-[0.8125rem] text-muted">{roleLabel}</span>}
      {here && <Icon of={Check} className="text-accent" />}
    </Menu.LinkItem>
  )
}
