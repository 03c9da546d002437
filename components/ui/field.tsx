import type { ComponentProps, ReactNode } from 'react'
import clsx from 'clsx/lite'
import { CircleAlert } from 'lucide'
import { Icon } from './icon'

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
  /** The label for optional fields, beside the field's label. */
  optional?: string
  /** Below the control: how much of its limit is used. */
  counter?: ReactNode
  /** On the other side of the label: "Forgot password?" */
  aside?: ReactNode
  className?: string
  /** Renders the control; spread the argument: `(control) => <Input {...control} />`. */
  children: (control: FieldControl) => ReactNode
}

/** A control with its label, hint and error, connected by ids. */
export function Field(props: FieldProps) {
  const { id, label, hint, error, optional, counter, aside, className, children } = props
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

/** The label of a control; `optional` is the text for optional fields. */
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

/** Help below a control. Its id must be in the control's aria-describedby (<Field> does this). */
export function Hint({ className, ...props }: ComponentProps<'p'>) {
  return <p className={clsx('hint', className)} {...props} />
}

/** The error of a control, with an icon, so that it does not depend on color. */
export function FieldError({ className, children, ...props }: ComponentProps<'p'>) {
  return (
    <p className={clsx('field-error', className)} {...props}>
      <Icon of={CircleAlert} />
      <span>{children}</span>
    </p>
  )
}
