'use client'
import { Search, X } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import clsx from 'clsx'
import { leadsAway } from './leads-away'
import { Spinner } from './spinner'

/** How long a pause in the typing is an end of it, in milliseconds. */
const PAUSE = 250

interface LiveSearchProps {
  /** Where it looks, and where `?q=` is put: the page itself. */
  action: Route
  label: string
  submitLabel: string
  clearLabel: string
  value?: string
  placeholder?: string
  name?: string
  /** What else the address holds and should keep: a filter. */
  keep?: Record<string, string>
  /** Tells its landmark from those of a page's other searches. */
  landmark?: string
  className?: string
}

/**
 * A search that looks while one types. The address stays the truth: what was typed in one go
 * is one step of the history, and going back shows in the field. A link that is clicked before the
 * pause is over ends the search: it must not overtake the page that was asked for later. Without
 * JavaScript it is a plain GET form.
 */
export function LiveSearch(props: LiveSearchProps) {
  const { action, label, submitLabel, clearLabel, placeholder, name = 'q', keep = {} } = props
  const shown = props.value ?? ''
  const [isPending, startTransition] = useTransition()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // What this field last asked for: an address with anything else came from elsewhere.
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
    // The first step of a search can be gone back on; the letters in between cannot.
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
    // Typed before this ran.
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
    // An answer that is overtaken by the next question is none.
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
      {Object.entries(keep).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <button type="submit" aria-label={submitLabel} className="input-btn">
        {isPending ? <Spinner /> : <Search aria-hidden="true" />}
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
        <X aria-hidden="true" />
      </button>
    </form>
  )
}
