'use client'
import {
  useContext,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react'
import { X } from 'lucide'
import { Announce } from '@/components/ui/announce'
import { Field, FieldError } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Textarea } from '@/components/ui/input'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useLazy } from '@/components/ui/use-lazy'
import { FormStateContext, useField, useFieldValue } from './use-field'
import { joined, takeAddresses } from './take-addresses'
import { sayValidation } from './validation-texts'
import { findAddresses } from '@/lib/accounts/find-addresses'
import { SubmitButton } from './submit-button'

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
export function AddressesField(props: AddressesFieldProps) {
  const { name, label, hint, inputMode = 'email', texts } = props
  const { id, error, input } = useField(name)
  const { form } = useContext(FormStateContext)
  const inForm = useFieldValue(name)
  const hydrated = useHydrated()
  const control = useRef<HTMLTextAreaElement>(null)
  const [chips, setChips] = useState<string[]>([])
  const known = useRef<string>(null)
  const [sent, setSent] = useState(input.defaultValue ?? '')
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
    setSent(known.current)
    tell(known.current)
  }
  const tell = (text: string) =>
    void input.onChange?.({ target: { name, value: text }, type: 'change' })
  // What was typed before hydration, and what the form itself fills in. In the same commit, because the
  // form may be sent right after it, with the hidden field.
  const adopt = useEffectEvent(() => {
    if (known.current === inForm || !control.current) return
    if (known.current !== null) control.current.value = inForm
    change([])
  })
  useLayoutEffect(() => adopt(), [inForm])
  // What was typed before the form was loaded, and where to focus if it is refused.
  const join = useEffectEvent(() => {
    if (known.current !== null && known.current !== inForm) tell(known.current)
  })
  useLayoutEffect(() => join(), [form])
  const [focusable] = useState(() => ({ name, value: '', focus: () => control.current?.focus() }))
  useLayoutEffect(() => input.ref?.(focusable))

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
      {hydrated && <input type="hidden" name={name} value={sent} />}
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
              ref={control}
              name={hydrated ? undefined : name}
              defaultValue={input.defaultValue}
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

interface SendInvitationsButtonProps {
  name: string
  texts: { one: string; several: string }
}

/**
 * The submit button for an <AddressesField>, which shows how many invitations will be sent.
 * @param texts for one, and for several, containing `{count}`
 */
export function SendInvitationsButton({ name, texts }: SendInvitationsButtonProps) {
  const found = findAddresses(useFieldValue(name))
  const count = new Set(found.map((address) => address.toLowerCase())).size
  return (
    <SubmitButton>
      {count > 1 ? texts.several.replace('{count}', String(count)) : texts.one}
    </SubmitButton>
  )
}
