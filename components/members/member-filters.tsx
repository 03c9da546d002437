import { ArrowDownUp, ChevronDown } from 'lucide-react'
import { getTranslations } from '@/lib/i18n/translations'
import { ExportMenu } from '@/components/shell/export-menu'
import { Menu } from '@/components/ui/menu'
import type { MenuEntry } from '@/components/ui/menu-entry'
import { MenuFallback } from '@/components/ui/menu-fallback'
import { LiveSearch } from '@/components/ui/live-search'
import type { OrgContext } from '@/lib/access/org-context'
import { roleNames } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { memberSortsFor, type MembersQuery } from '@/lib/members/queries'
import { orgPath } from '@/lib/paths'
import { addressIn, queryIn, type ListPlace } from '@/components/shell/list-place'
import { memberParams } from './member-params'
import { roleLabels } from './role-labels'

interface MemberFiltersProps {
  org: OrgContext
  query: MembersQuery
  place: ListPlace
  landmark: string | undefined
}

/** Search, filters and, where the table shows no head, the order; all of it in the address. */
export async function MemberFilters({ org, query, place, landmark }: MemberFiltersProps) {
  const [t, label] = await Promise.all([getTranslations('people'), roleLabels()])
  const { kind, slug } = org.organization
  const params = memberParams({ ...query, cursor: undefined })
  const address = (more: Partial<typeof params>) => addressIn(place, { ...params, ...more })
  const choice = (key: 'role' | 'state', value: string | undefined, words: string): MenuEntry => ({
    type: 'link',
    href: address({ [key]: value }),
    label: words,
    current: query[key] === value,
  })
  const roles = [
    choice('role', undefined, t('anyRole')),
    ...roleNames(kind).map((role) => choice('role', role, label(role))),
  ]
  const states = [
    choice('state', undefined, t('anyState')),
    choice('state', 'active', t('active')),
    choice('state', 'pending', t('waiting')),
    choice('state', 'deactivated', t('inactive')),
    choice('state', 'suspended', t('suspended')),
  ]
  const sorts = memberSortsFor(org).map((sort): MenuEntry => ({
    type: 'link',
    href: address(memberParams({ sort })),
    label: t(`sorts.${sort}`),
    current: (query.sort ?? 'joined') === sort,
  }))
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <LiveSearch
        action={place.path}
        name={`${place.prefix}q`}
        label={t('search')}
        landmark={landmark}
        submitLabel={t('searchSubmit')}
        clearLabel={t('clear')}
        placeholder={t('searchPlaceholder')}
        value={query.search}
        keep={queryIn(place, { ...params, q: undefined })}
        className="min-w-56 flex-1 basis-64 sm:max-w-sm"
      />
      <Choice
        words={query.role ? label(query.role) : t('anyRole')}
        name={t('filterRole')}
        entries={roles}
        isSet={Boolean(query.role)}
      />
      <Choice
        words={query.state ? t(stateWord[query.state]) : t('anyState')}
        name={t('filterState')}
        entries={states}
        isSet={Boolean(query.state)}
      />
      <span className="sm:hidden">
        <Menu
          trigger={<ArrowDownUp aria-hidden="true" />}
          label={t('sort')}
          entries={sorts}
          size="icon"
          className="noscript:hidden"
        />
      </span>
      {can(org.actor, 'member.read') && (
        <span className="sm:ml-auto">
          <ExportMenu href={orgPath(slug, 'people/export')} query={params} />
        </span>
      )}
    </div>
  )
}

const stateWord = {
  active: 'active',
  pending: 'waiting',
  deactivated: 'inactive',
  suspended: 'suspended',
} as const

/** A filter: what it is set to, and the other choices behind it. */
function Choice(props: { words: string; name: string; entries: MenuEntry[]; isSet: boolean }) {
  const { words, name, entries, isSet } = props
  return (
    <>
      <Menu
        trigger={
          <>
            <span className="sr-only">{name}: </span>
            {words}
            <ChevronDown aria-hidden="true" className="text-muted" />
          </>
        }
        entries={entries}
        align="start"
        className={
          isSet
            ? 'border-accent-line! bg-accent-soft! text-accent! noscript:hidden'
            : 'noscript:hidden'
        }
      />
      <MenuFallback entries={entries} />
    </>
  )
}
