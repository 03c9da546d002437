import type { ComponentProps, ReactNode } from 'react'

export type RadioCard = { value: string; label: ReactNode; hint?: ReactNode }

export type RadioCardsProps = {
  legend: ReactNode
  name: string
  options: RadioCard[]
  defaultValue?: string
  /** Controlled, for client components; with onChange in `inputProps`. */
  value?: string
  /** Passed to every radio: the result of react-hook-form's register(), or onChange. */
  inputProps?: Omit<ComponentProps<'input'>, 'type' | 'name' | 'value' | 'defaultValue'>
}

/** A choice between a few explained options: native radios, so it posts without JavaScript. */
export function RadioCards(props: RadioCardsProps) {
  const { legend, name, options, defaultValue, value, inputProps } = props
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="label mb-1.5">{legend}</legend>
      <div className="grid gap-2 sm:auto-cols-fr sm:grid-flow-col">
        {options.map((option) => (
          <label key={option.value} className="radio-card">
            <input
              type="radio"
              name={name}
              value={option.value}
              {...(defaultValue !== undefined && {
                defaultChecked: option.value === defaultValue,
              })}
              {...(value !== undefined && { checked: option.value === value })}
              {...inputProps}
            />
            <span>
              <span>{option.label}</span>
              {option.hint && <span className="hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
