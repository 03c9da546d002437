'use client'
import { useContext, useEffect, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { FormStateContext, useField, useFieldValue } from './use-field'
import { isSlug } from '@/lib/organizations/slug-pattern'

interface SlugFieldProps {
  label: string
  hint: string
  /** The part of the URL before it: "guildhall.app/orgs/". */
  prefix: ReactNode
  /** The organization's current slug, which counts as available. */
  present?: string
  /** The kind of organization: some kinds reserve slugs of their own. */
  kind?: string
  /** `use` contains the suggested slug: "Use {slug}". */
  texts: { checking: string; free: string; taken: string; use: string }
}

/**
 * An organization's URL: derived from the field `name` until it is edited, and checked while typing.
 * Availability is only a hint; the database decides when the form is sent.
 */
export function SlugField({ label, hint, prefix, present, kind, texts }: SlugFieldProps) {
  const { id, input, error } = useField('slug')
  const { form } = useContext(FormStateContext)
  const [isEdited, setEdited] = useState(present !== undefined)
  // While the field has focus, the slug derived from the name does not overwrite it.
  const [isFocused, setFocused] = useState(false)
  const name = useFieldValue('name')
  const slug = useFieldValue('slug')
  const { verdict, suggestion } = useSlugCheck(slug, present, kind)

  useEffect(() => {
    if (isEdited || isFocused) return
    let isCurrent = true
    void slugOf(name).then((made) => isCurrent && form?.setValue('slug', made))
    return () => {
      isCurrent = false
    }
  }, [name, isEdited, isFocused, form])

  return (
    <Field
      id={id}
      label={label}
      error={error ?? (verdict === 'taken' ? texts.taken : undefined)}
      hint={
        <span aria-live="polite">
          {verdict === 'free' ? texts.free : verdict === 'checking' ? texts.checking : hint}
        </span>
      }
    >
      {(control) => (
        <>
          <Input
            {...input}
            {...control}
            prefix={prefix}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => {
              setEdited(true)
              void input.onChange?.(event)
            }}
            // Not while typing: a cleared field waits for new text.
            onFocus={() => setFocused(true)}
            onBlur={(event) => {
              setFocused(false)
              if (event.target.value === '') setEdited(false)
              void input.onBlur?.(event)
            }}
          />
          {verdict === 'taken' && suggestion && (
            <Button
              size="sm"
              className="justify-self-start"
              onClick={() => {
                setEdited(true)
                form?.clearErrors('slug')
                form?.setValue('slug', suggestion, { shouldDirty: true })
                document.getElementById(id)?.focus()
              }}
            >
              {texts.use.replace('{slug}', suggestion)}
            </Button>
          )}
        </>
      )}
    </Field>
  )
}

/** The tables are loaded only for names that need them. */
async function slugOf(name: string) {
  if (!name.trim()) return ''
  const { needsTables, slugFrom } = await import('@/lib/organizations/slug')
  if (!needsTables(name)) return slugFrom(name, (text) => text)
  const { transliterate } = await import('transliteration')
  return slugFrom(name, transliterate)
}

export type SlugVerdict = 'checking' | 'free' | 'taken' | null

interface SlugCheck {
  /** Null if there is nothing to show. */
  verdict: SlugVerdict
  /** An available alternative to a slug that is taken. */
  suggestion?: string | undefined
}

/** Checks whether a slug is available, shortly after the last key press. */
function useSlugCheck(slug: string, present?: string, kind?: string): SlugCheck {
  const [answer, setAnswer] = useState<SlugCheck & { slug: string }>()
  const isWorthAsking = isSlug(slug) && slug !== present
  useEffect(() => {
    if (!isWorthAsking) return
    const stop = new AbortController()
    const ask = async () => {
      try {
        const response = await fetch(`/api/slugs/${slug}${kind ? `?kind=${kind}` : ''}`, {
          signal: stop.signal,
        })
        const { free, suggestion } = (await response.json()) as {
          free?: boolean
          suggestion?: string
        }
        setAnswer({ slug, verdict: response.ok ? (free ? 'free' : 'taken') : null, suggestion })
      } catch {
        // Offline or overtaken: the form's own check comes when it is sent.
      }
    }
    const wait = setTimeout(() => void ask(), 300)
    return () => {
      clearTimeout(wait)
      stop.abort()
    }
  }, [slug, kind, isWorthAsking])
  if (!isWorthAsking) return { verdict: null }
  return answer?.slug === slug ? answer : { verdict: 'checking' }
}
