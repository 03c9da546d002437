import type { Route } from 'next'
import Form from 'next/form'
import { Link } from './link'
import { Search, X } from 'lucide-react'
import clsx from 'clsx'

export type SearchFieldProps = {
  /** Where it looks, and where `?q=` is put: the page itself. */
  action: Route
  label: string
  submitLabel: string
  clearLabel: string
  defaultValue?: string
  placeholder?: string
  name?: string
  /** What else the address holds and should keep: a filter. */
  keep?: Record<string, string>
  className?: string
}

/** Search by address: a GET form that works without JavaScript and navigates softly with it. */
export function SearchField(props: SearchFieldProps) {
  const { action, label, submitLabel, clearLabel, defaultValue, placeholder } = props
  const { name = 'q', keep = {}, className } = props
  return (
    <Form action={action} prefetch={false} role="search" className={clsx('search', className)}>
      {Object.entries(keep).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <button type="submit" aria-label={submitLabel} className="input-btn">
        <Search aria-hidden="true" />
      </button>
      <input
        key={defaultValue}
        type="search"
        name={name}
        aria-label={label}
        placeholder={placeholder ?? label}
        defaultValue={defaultValue}
        autoComplete="off"
        className="input"
      />
      {defaultValue && (
        <Link href={action} aria-label={clearLabel} className="input-btn">
          <X aria-hidden="true" />
        </Link>
      )}
    </Form>
  )
}
