import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { FilterBar } from '@/components/shell/filter-bar'
import { resources } from '@/lib/access/resources'
import type { ActivityFilter } from '@/lib/activity/schema'
import type { ActorRow } from '@/lib/events/queries'
import { recordedNames } from './recorded-names'

interface ActivityFiltersProps {
  here: Route
  filter: ActivityFilter
  people: ActorRow[]
  isNarrowed: boolean
}

/** The nouns of events (the parts of their types before the dot) that people would filter by. */
const kinds = () => [
  ...['member', 'invitation', 'joinLink', 'joinRequest', 'domain', 'organization', 'owner'],
  ...resources().flatMap(([, { eventKinds = [] }]) => eventKinds),
  ...['staff', 'activity'],
]

/** The filters of the activity page. */
export async function ActivityFilters(props: ActivityFiltersProps) {
  const { here, filter, people, isNarrowed } = props
  const [t, nameOf] = await Promise.all([getTranslations('activity'), recordedNames()])
  type Key = Parameters<typeof t>[0]
  const isListed = people.some(({ id }) => id === filter.person)
  const others = filter.person && !isListed ? [{ id: filter.person, name: t('somebody') }] : []
  return (
    <FilterBar
      here={here}
      isNarrowed={isNarrowed}
      filters={[
        { kind: 'search', name: 'q', label: t('search'), value: filter.search },
        {
          name: 'person',
          label: t('person'),
          value: filter.person,
          any: t('anybody'),
          options: [...others, ...people].map(({ id, name }) => ({
            value: id,
            label: nameOf(name),
          })),
        },
        {
          name: 'kind',
          label: t('kind'),
          value: filter.kind,
          any: t('anything'),
          options: kinds().map((kind) => ({ value: kind, label: t(`kinds.${kind}` as Key) })),
        },
        { kind: 'date', name: 'from', label: t('from'), value: filter.from },
        { kind: 'date', name: 'to', label: t('to'), value: filter.to },
      ]}
    />
  )
}
