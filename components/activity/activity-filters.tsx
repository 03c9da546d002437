import { Search } from 'lucide-react'
import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import Form from 'next/form'
import { findTexts } from '@/components/form/find-texts'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Combobox } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/field'
import { resources } from '@/lib/access/resources'
import type { ActivityFilter } from '@/lib/activity/schema'
import type { ActorRow } from '@/lib/events/queries'

interface ActivityFiltersProps {
  here: Route
  filter: ActivityFilter
  people: ActorRow[]
  isNarrowed: boolean
}

/** What events can be about: the words before the dots of their types that people would look for. */
const kinds = () => [
  ...['member', 'invitation', 'organization', 'owner'],
  ...resources().flatMap(([, { eventKinds = [] }]) => eventKinds),
  ...['staff', 'activity'],
]

/** What the activity is narrowed to, by address: a GET form that works without JavaScript. */
export async function ActivityFilters(props: ActivityFiltersProps) {
  const { here, filter, people, isNarrowed } = props
  const [t, find] = await Promise.all([getTranslations('activity'), findTexts()])
  type Key = Parameters<typeof t>[0]
  const isListed = people.some(({ id }) => id === filter.person)
  const others = filter.person && !isListed ? [{ id: filter.person, name: t('somebody') }] : []
  const choices: Record<'person' | 'kind', { value: string; label: string }[]> = {
    person: [...others, ...people].map(({ id, name }) => ({ value: id, label: name })),
    kind: kinds().map((kind) => ({ value: kind, label: t(`kinds.${kind}` as Key) })),
  }
  return (
    <Form action={here} role="search" className="mb-6 flex flex-wrap items-end gap-3">
      {(['person', 'kind'] as const).map((name) => (
        <div key={name} className="grid min-w-0 grow basis-40 gap-1.5 sm:max-w-60">
          <Label htmlFor={`activity-${name}`}>{t(name)}</Label>
          <Combobox
            key={filter[name]}
            id={`activity-${name}`}
            name={name}
            defaultValue={filter[name] ?? ''}
            placeholder={t(name === 'person' ? 'anybody' : 'anything')}
            options={choices[name]}
            labels={find}
          />
        </div>
      ))}
      {(['from', 'to'] as const).map((name) => (
        <div key={name} className="grid min-w-0 grow basis-32 gap-1.5 sm:max-w-40">
          <Label htmlFor={`activity-${name}`}>{t(name)}</Label>
          <Input
            key={filter[name]}
            id={`activity-${name}`}
            name={name}
            type="date"
            defaultValue={filter[name]}
          />
        </div>
      ))}
      <div className="flex gap-2">
        <Button type="submit">
          <Search aria-hidden="true" />
          {t('apply')}
        </Button>
        {isNarrowed && (
          <ButtonLink href={here} variant="ghost">
            {t('clear')}
          </ButtonLink>
        )}
      </div>
    </Form>
  )
}
