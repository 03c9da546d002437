import type { ReactNode } from 'react'
import clsx from 'clsx'
import { FieldError } from './field-error'
import { Hint } from './hint'
import { Label } from './label'

export type FieldControl = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export type FieldProps = {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** The word beside the label of a control that may stay empty. */
  optional?: string
  /** Under the control: how much of its limit is used. */
  counter?: ReactNode
  /** Opposite the label: "Forgot password?" */
  aside?: ReactNode
  className?: string
  /** Renders the control; spread what it gets: `(control) => <Input {...control} />`. */
  children: (control: FieldControl) => ReactNode
}

/** A labelled control with its hint and its error, and the ids that tie them together. */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  counter,
  aside,
  className,
  children,
}: FieldProps) {
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = error ? `${id}-error` : undefined
  const name = (
    <Label htmlFor={id} optional={optional}>
      {label}
    </Label>
  )
  return (
    <div className={clsx('field', className)}>
      {aside ? (
        <div className="flex items-baseline justify-between gap-4">
          {name}
          <div className="text-[0.8125rem]">{aside}</div>
        </div>
      ) : (
        name
      )}
      {children({
        id,
        'aria-describedby': [errorId, hintId].filter(Boolean).join(' ') || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {counter}
      {error && <FieldError id={errorId}>{error}</FieldError>}
      {hint && <Hint id={hintId}>{hint}</Hint>}
    </div>
  )
}
