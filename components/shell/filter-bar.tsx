import { Search } from 'lucide'
import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import Form from 'next/form'
import { findTexts } from '@/components/form/find-texts'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Combobox } from '@/components/ui/combobox'
import { Label } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'

/** A control of a filter bar: a select by default, or a search or a day. */
export interface Filter {
  kind?: 'search' | 'date'
  name: string
  label: string
  value: string | undefined
  options?: { value: string; label: string }[]
  /** The label of the unfiltered option; missing if an option is always selected. */
  any?: string
}

interface FilterBarProps {
  here: Route
  filters: Filter[]
  /** Whether any filter is set, which the link beside the button would clear. */
  isNarrowed: boolean
}

/** Search, filters and sorting in the URL: a GET form that works without JavaScript. */
export async function FilterBar({ here, filters, isNarrowed }: FilterBarProps) {
  const [t, find] = await Promise.all([getTranslations('app'), findTexts()])
  const control = ({ kind, name, value, options = [], any }: Filter) => {
    const shared = { id: `filter-${name}`, name, defaultValue: value ?? '' }
    return kind ? (
      <Input key={value} {...shared} type={kind} placeholder={any} autoComplete="off" />
    ) : (
      <Combobox key={value} {...shared} placeholder={any} options={options} labels={find} />
    )
  }
  return (
    <Form action={here} role="search" className="mb-4 flex flex-wrap items-end gap-3">
      {filters.map((filter) => (
        <div key={filter.name} className={widths[filter.kind ?? 'choice']}>
          <Label htmlFor={`filter-${filter.name}`}>{filter.label}</Label>
          {control(filter)}
        </div>
      ))}
      <div className="flex gap-2">
        <Button type="submit">
          <Icon of={Search} />
          {t('applyFilters')}
        </Button>
        {isNarrowed && (
          <ButtonLink href={here} variant="ghost">
            {t('clearFilters')}
          </ButtonLink>
        )}
      </div>
    </Form>
  )
}

const widths = {
  search: 'grid min-w-0 flex-1 basis-56 gap-1.5 max-sm:basis-full',
  choice: 'grid min-w-0 basis-40 gap-1.5 max-sm:grow sm:max-w-60',
  date: 'grid min-w-0 grow basis-32 gap-1.5 sm:max-w-40',
} as const
