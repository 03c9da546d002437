'use client'
import { useId, type ComponentProps } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { HeldQuestion } from '@/lib/members/held-view'

/** Asks in a dialog what happens to a member's resources. */
export function HeldChoice(props: ComponentProps<'select'> & { question: HeldQuestion }) {
  const { question, ...select } = props
  return (
    <Field id={useId()} label={question.label} className="order-first w-full">
      {(control) => (
        <Select name="toId" {...select} {...control}>
          <option value="">{question.keep}</option>
          <optgroup label={question.handTo}>
            {question.recipients.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
        </Select>
      )}
    </Field>
  )
}
