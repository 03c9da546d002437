import type { ComponentProps, ReactNode } from 'react'
import clsx from 'clsx'
import { FieldError } from './field-error'

export type RadioCard = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

export type RadioCardsProps = {
  legend: ReactNode
  name: string
  options: RadioCard[]
  defaultValue?: string
  /** Controlled, for client components; with onChange in `inputProps`. */
  value?: string
  /** Goes to every radio: what react-hook-form's register() returns, or onChange. */
  inputProps?: Omit<ComponentProps<'input'>, 'type' | 'name' | 'value' | 'defaultValue'>
  error?: ReactNode
  className?: string
}

/** A choice of a few with room to explain each: native radios, so it posts without JavaScript. */
export function RadioCards(props: RadioCardsProps) {
  const { legend, name, options, defaultValue, value, inputProps, error, className } = props
  return (
    <fieldset className={clsx('grid min-w-0 gap-1.5', className)}>
      <legend className="mb-1.5 text-sm font-medium text-ink">{legend}</legend>
      <div className="grid gap-2 sm:auto-cols-fr sm:grid-flow-col">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex gap-3 rounded-control border border-line-strong bg-surface p-3 shadow-control transition-colors hover:border-control has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-disabled:opacity-60"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              {...(defaultValue !== undefined && {
                defaultChecked: option.value === defaultValue,
              })}
              {...(value !== undefined && { checked: option.value === value })}
              {...inputProps}
              className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-control bg-surface outline-none checked:border-5 checked:border-accent"
            />
            <span className="grid gap-0.5">
              <span className="text-sm leading-5 font-medium text-ink">{option.label}</span>
              {option.hint && (
                <span className="text-[0.8125rem] leading-5 text-muted">{option.hint}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  )
}
