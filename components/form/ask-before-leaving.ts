import type { UseFormReturn } from 'react-hook-form'
import { leadsAway, leaveEvent } from '@/components/ui/leads-away'

/**
 * Asks before edits are lost: when a link or a search would leave the page, on back or forward if the
 * browser can cancel it (the Navigation API), and on close or reload, with the browser's own text.
 * @param question shown in the browser's own dialog, because back navigation can only be cancelled
 *   synchronously
 * @returns a function that stops it
 */
export function askBeforeLeaving(form: Fields, question: string): () => void {
  let stop: (() => void) | undefined
  const update = () => {
    const isEdited = Object.keys(form.getValues()).some((name) => form.getFieldState(name).isDirty)
    if (isEdited) stop ??= listen(question)
    else stop = void stop?.()
  }
  const unsubscribe = form.subscribe({ formState: { dirtyFields: true }, callback: update })
  update()
  return () => {
    unsubscribe()
    stop?.()
  }
}

type Fields = Pick<UseFormReturn, 'getValues' | 'getFieldState' | 'subscribe'>

function listen(question: string) {
  let isGiven = false
  const mayLeave = () => (isGiven ||= window.confirm(question))
  const onClose = (event: Event) => {
    if (!isGiven) event.preventDefault()
  }
  const onLink = (event: Event) => {
    if (isInside(event, '[data-keeps-typing]')) isGiven = true
    if (event.defaultPrevented || !leadsAway(event) || isInside(event, 'a[download]') || mayLeave())
      return
    event.preventDefault()
    event.stopPropagation()
  }
  const onAsked = (event: Event) => {
    if (!mayLeave()) event.preventDefault()
  }
  const onHistory = (event: Event) => {
    const { navigationType, hashChange, cancelable } = event as HistoryEvent
    if (navigationType !== 'traverse' || hashChange || !cancelable) return
    if (!mayLeave()) event.preventDefault()
  }
  const stop = new AbortController()
  const { signal } = stop
  window.addEventListener('beforeunload', onClose, { signal })
  window.addEventListener(leaveEvent, onAsked, { signal })
  document.addEventListener('click', onLink, { signal, capture: true })
  document.addEventListener('submit', onLink, { signal, capture: true })
  const { navigation } = window as Window & { navigation?: EventTarget }
  navigation?.addEventListener('navigate', onHistory, { signal })
  return () => stop.abort()
}

/** Part of the Navigation API, which TypeScript 5 does not know; an app may have that version. */
type HistoryEvent = Event & { navigationType: string; hashChange: boolean }

const isInside = ({ target }: Event, selector: string) =>
  target instanceof Element && target.closest(selector) !== null
