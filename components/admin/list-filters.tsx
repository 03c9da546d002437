import { Search } from 'lucide-react'
import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import Form from 'next/form'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

/** One select of a list's filters. */
export interface ListFilter {
  name: string
  label: string
  value: string | undefined
  options: { value: string; label: string }[]
  /** What it says when it filters nothing; none where something is always chosen. */
  any?: string
}

interface ListFiltersProps {
  here: Route
  search: { label: string; placeholder: string; value: string | undefined }
  filters: ListFilter[]
  /** Whether anything is asked for that "Show all" would take away. */
  isNarrowed: boolean
}

/** Search, filters and order by address: a GET form that works without JavaScript. */
export async function ListFilters({ here, search, filters, isNarrowed }: ListFiltersProps) {
  const t = await getTranslations('admin')
  return (
    <Form action={here} role="search" className="mb-4 flex flex-wrap items-end gap-3">
      <div className="grid min-w-0 flex-1 basis-56 gap-1.5 max-sm:basis-full">
        <Label htmlFor="list-q">{search.label}</Label>
        <Input
          key={search.value}
          id="list-q"
          name="q"
          type="search"
          placeholder={search.placeholder}
          defaultValue={search.value}
          autoComplete="off"
        />
      </div>
      {filters.map(({ name, label, value, options, any }) => (
        <div key={name} className="grid basis-36 gap-1.5 max-sm:grow">
          <Label htmlFor={`list-${name}`}>{label}</Label>
          <Select key={value} id={`list-${name}`} name={name} defaultValue={value ?? ''}>
            {any && <option value="">{any}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </Select>
        </div>
      ))}
      <div className="flex gap-2">
        <Button type="submit">
          <Search aria-hidden="true" />
          {t('list.apply')}
        </Button>
        {isNarrowed && (
          <ButtonLink href={here} variant="ghost">
            {t('list.reset')}
          </ButtonLink>
        )}
      </div>
    </Form>
  )
}
