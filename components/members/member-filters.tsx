import { getTranslations } from '@/lib/i18n/translations'
import { ExportMenu } from '@/components/shell/export-menu'
import { ChoiceMenu, SortMenu } from '@/components/ui/list-menus'
import type { MenuEntry } from '@/components/ui/menu'
import { LiveSearch } from '@/components/ui/live-search'
import { type OrgContext, roleNames } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { memberSortsFor, type MembersQuery } from '@/lib/members/queries'
import { orgPath } from '@/lib/paths'
import { addressIn, queryIn, type ListPlace } from '@/components/shell/list-place'
import { stateWord } from './listed-member'
import { roleLabels } from './role-labels'

interface MemberFiltersProps {
  org: OrgContext
  query: MembersQuery
  place: ListPlace
  landmark: string | undefined
}

/** Search, filters and, if the table shows no header, sorting; all of it in the URL. */
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
    ...Object.entries(stateWord).map(([state, word]) => choice('state', state, t(word))),
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
      <ChoiceMenu
        words={query.role ? label(query.role) : t('anyRole')}
        label={t('filterRole')}
        entries={roles}
        isSet={Boolean(query.role)}
      />
      <ChoiceMenu
        words={query.state ? t(stateWord[query.state]) : t('anyState')}
        label={t('filterState')}
        entries={states}
        isSet={Boolean(query.state)}
      />
      <SortMenu label={t('sort')} entries={sorts} />
      {can(org.actor, 'member.read') && (
        <span className="sm:ml-auto">
          <ExportMenu href={orgPath(slug, 'people/export')} query={params} />
        </span>
      )}
    </div>
  )
}

/** The query parameters of a list of members, without default values. */
export const memberParams = ({ search, role, state, sort, cursor }: MembersQuery) => ({
  ...{ q: search, role, state, sort: sort === 'joined' ? undefined : sort, cursor },
})
