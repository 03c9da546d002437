import type { Route } from 'next'
import Form from 'next/form'
import { Link } from './link'
import { Search, X } from 'lucide-react'
import clsx from 'clsx'
import { controlClasses } from './control-classes'

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
    <Form action={action} prefetch={false} role="search" className={clsx('relative', className)}>
      {Object.entries(keep).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <button
        type="submit"
        aria-label={submitLabel}
        className="absolute inset-y-1 left-1 z-1 grid w-8 place-items-center rounded-small text-muted transition-colors hover:text-ink"
      >
        <Search aria-hidden="true" className="size-4" />
      </button>
      <input
        key={defaultValue}
        type="search"
        name={name}
        aria-label={label}
        placeholder={placeholder ?? label}
        defaultValue={defaultValue}
        autoComplete="off"
        className={clsx(
          controlClasses,
          'h-10 pr-10 pl-9.5 sm:h-9 [&::-webkit-search-cancel-button]:hidden',
        )}
      />
      {defaultValue && (
        <Link
          href={action}
          aria-label={clearLabel}
          className="absolute inset-y-1 right-1 grid w-8 place-items-center rounded-small text-muted transition-colors hover:bg-hover hover:text-ink"
        >
          <X aria-hidden="true" className="size-4" />
        </Link>
      )}
    </Form>
  )
}
