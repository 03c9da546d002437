import type { ComponentProps, ReactNode } from 'react'
import clsx from 'clsx'
import { CircleAlert } from 'lucide-react'

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

/** The name of a control; `optional` is the word for it ("optional") when it may stay empty. */
export function Label({
  optional,
  className,
  children,
  ...props
}: ComponentProps<'label'> & { optional?: string }) {
  return (
    <label className={clsx('label', className)} {...props}>
      {children}
      {optional && <span>{optional}</span>}
    </label>
  )
}

/** Help under a control. Its id belongs into the control's aria-describedby (<Field> does it). */
export function Hint({ className, ...props }: ComponentProps<'p'>) {
  return <p className={clsx('hint', className)} {...props} />
}

/** What is wrong with one control, in words and with a mark, so that colour alone does not tell. */
export function FieldError({ className, children, ...props }: ComponentProps<'p'>) {
  return (
    <p className={clsx('field-error', className)} {...props}>
      <CircleAlert aria-hidden="true" />
      <span>{children}</span>
    </p>
  )
}
