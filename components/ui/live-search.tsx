'use client'
import { Search, X } from 'lucide'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import clsx from 'clsx/lite'
import { HiddenFields } from './hidden-fields'
import { Icon } from './icon'
import { leadsAway } from './leads-away'
import { Spinner } from './button'

/** How long typing must pause before the search starts, in milliseconds. */
const PAUSE = 250

interface LiveSearchProps {
  /** The page that is searched, with `?q=` in its URL. */
  action: Route
  label: string
  submitLabel: string
  clearLabel: string
  value?: string
  placeholder?: string
  name?: string
  /** Other query parameters to keep: a filter. */
  keep?: Record<string, string>
  /** Distinguishes its landmark from those of other searches on the page. */
  landmark?: string
  className?: string
}

/**
 * A search that runs while typing. The URL is the source of truth: text typed without a break is one
 * history entry, and going back updates the field. Clicking a link before the pause is over cancels the
 * search, which must not replace the page that was requested later. Without JavaScript it is a plain
 * GET form.
 */
export function LiveSearch(props: LiveSearchProps) {
  const { action, label, submitLabel, clearLabel, placeholder, name = 'q', keep = {} } = props
  const shown = props.value ?? ''
  const [isPending, startTransition] = useTransition()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // The last query of this field: a URL with another one was opened from elsewhere.
  const asked = useRef(shown)
  const isTyping = useRef(false)
  const isGivenUp = useRef(false)
  const beside = new URLSearchParams(keep).toString()

  const ask = (wanted: string) => {
    clearTimeout(timer.current)
    const query = wanted.trim()
    if (query === asked.current) return
    const address = new URLSearchParams({ ...keep, ...(query && { [name]: query }) }).toString()
    const href = (address ? `${action}?${address}` : action) as Route
    asked.current = query
    // Only the first step of a search gets a history entry, not every letter.
    const go = isTyping.current ? router.replace : router.push
    isTyping.current = true
    startTransition(() => go(href, { scroll: false }))
  }
  const type = (typed: string) => {
    clearTimeout(timer.current)
    isGivenUp.current = false
    timer.current = setTimeout(() => ask(typed), PAUSE)
  }
  useEffect(() => {
    // Typed before hydration.
    if (input.current && input.current.value !== asked.current) type(input.current.value)
    const giveUp = (event: MouseEvent) => {
      if (!leadsAway(event)) return
      clearTimeout(timer.current)
      isGivenUp.current = true
    }
    document.addEventListener('click', giveUp, true)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('click', giveUp, true)
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page has come alive
  }, [])
  useEffect(() => {
    // A response that was superseded by the next query is ignored.
    if (isPending || !input.current) return
    if (shown === asked.current && !isGivenUp.current) return
    clearTimeout(timer.current)
    isGivenUp.current = false
    asked.current = shown
    isTyping.current = false
    input.current.value = shown
  }, [shown, isPending, beside])
  return (
    <form
      action={action}
      role="search"
      aria-label={props.landmark}
      className={clsx('search', props.className)}
      onSubmit={(event) => {
        event.preventDefault()
        ask(input.current?.value ?? '')
      }}
    >
      <HiddenFields values={keep} />
      <button type="submit" aria-label={submitLabel} className="input-btn">
        {isPending ? <Spinner /> : <Icon of={Search} />}
      </button>
      <input
        ref={input}
        type="search"
        name={name}
        aria-label={label}
        aria-busy={isPending || undefined}
        placeholder={placeholder ?? label}
        defaultValue={shown}
        onChange={(event) => type(event.target.value)}
        onBlur={() => (isTyping.current = false)}
        autoComplete="off"
        className="input"
      />
      <button
        type="button"
        aria-label={clearLabel}
        onClick={() => {
          if (!input.current) return
          input.current.value = ''
          input.current.focus()
          ask('')
        }}
        className="input-btn noscript:hidden"
      >
        <Icon of={X} />
      </button>
    </form>
  )
}
