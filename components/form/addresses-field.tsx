'use client'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useController } from 'react-hook-form'
import { X } from 'lucide'
import { Announce } from '@/components/ui/announce'
import { Field, FieldError } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Textarea } from '@/components/ui/input'
import { useLazy } from '@/components/ui/use-lazy'
import { joined, takeAddresses } from './take-addresses'
import { useFieldState } from './use-field'
import { useHydrated } from './use-hydrated'
import { sayValidation } from './validation-texts'

interface AddressesFieldProps {
  name: string
  label: string
  hint?: string
  inputMode?: 'email' | 'text'
  /** The texts for email addresses; without them it is a plain text area. */
  texts?: {
    /** The label of the list of addresses. */
    list: string
    /** The label of the remove button of each, containing `{address}`. */
    remove: string
    /** Announced when the number of addresses changes, containing `{count}`. */
    count: string
  }
}

const importReader = () => import('@/lib/accounts/email-address')

/**
 * Email addresses in an <ActionForm>, typed or pasted in any format. Each becomes a chip that can be
 * removed and shows its error; long lists stay text. It is a text area because browsers remove the line
 * breaks from text pasted into an input, which would join two addresses; Enter submits. Without
 * JavaScript it is only the text area.
 */
export function AddressesField({
  name,
  label,
  hint,
  inputMode = 'email',
  texts,
}: AddressesFieldProps) {
  const { id, error, value } = useFieldState(name)
  const { field } = useController({ name })
  const hydrated = useHydrated()
  const control = useRef<HTMLTextAreaElement>(null)
  const [chips, setChips] = useState<string[]>([])
  const known = useRef<string>(null)
  const [reader, loadReader] = useLazy(importReader)

  const change = (from: string[], isWhole = false) => {
    const typed = control.current
    if (!typed) return
    const held = { chips: from, text: typed.value }
    const next = texts ? takeAddresses(held, isWhole) : held
    if (next.text !== typed.value) typed.value = next.text
    setChips(next.chips)
    if (next.chips.length > 0) loadReader()
    known.current = joined(next)
    field.onChange(known.current)
  }
  // What was typed before hydration, and what the form itself fills in.
  const current = String(field.value ?? '')
  const adopt = useRef(change)
  useEffect(() => {
    adopt.current = change
  })
  useEffect(() => {
    if (known.current === current || !control.current) return
    if (known.current !== null) control.current.value = current
    adopt.current([])
  }, [current])

  const remove = (address: string) => {
    change(chips.filter((chip) => chip !== address))
    control.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const last = chips.at(-1)
    if (event.key === 'Backspace' && last && !event.currentTarget.value) return remove(last)
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  const problemOf = (chip: string) => {
    const read = reader?.readAddress(chip)
    return read && 'problem' in read ? sayValidation(read.problem) : undefined
  }
  return (
    <>
      {hydrated && <input type="hidden" name={name} value={current} />}
      <Field {...{ id, label, hint, error }}>
        {(props) => (
          <div className="chips">
            {texts && chips.length > 0 && (
              <ul aria-label={texts.list}>
                {chips.map((chip) => (
                  <li key={chip} className={problemOf(chip) ? 'tone-danger' : 'tone-neutral'}>
                    <span>{chip}</span>
                    <button
                      type="button"
                      className="input-btn"
                      aria-describedby={problemOf(chip) && `${id}-${chip}`}
                      aria-label={texts.remove.replace('{address}', chip)}
                      onClick={() => remove(chip)}
                    >
                      <Icon of={X} />
                    </button>
                  </li>
                ))}
              </ul>
            )}
            <Textarea
              {...props}
              ref={(element) => {
                control.current = element
                field.ref(element)
              }}
              name={hydrated ? undefined : name}
              defaultValue={value}
              rows={1}
              inputMode={inputMode}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required={chips.length === 0}
              onInput={({ nativeEvent }) => {
                const { inputType } = nativeEvent as InputEvent
                change(chips, /^insertFrom/.test(inputType))
              }}
              onKeyDown={onKeyDown}
              onBlur={field.onBlur}
            />
          </div>
        )}
      </Field>
      {chips.map(
        (chip) =>
          problemOf(chip) && (
            <FieldError key={chip} id={`${id}-${chip}`}>
              {chip}: {problemOf(chip)}
            </FieldError>
          ),
      )}
      {texts && chips.length > 0 && (
        <Announce text={texts.count.replace('{count}', String(chips.length))} />
      )}
    </>
  )
}
