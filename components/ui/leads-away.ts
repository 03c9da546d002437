'use client'

/**
 * Returns the URL that a click, or a GET form, would open in this window, if it is another page of this
 * site.
 */
export function leadsAway(event: Event): string | undefined {
  const { target } = event
  if (!(target instanceof Element)) return
  if (event.type === 'submit') return target instanceof HTMLFormElement ? asked(target) : undefined
  const link = target.closest<HTMLAnchorElement>('a[href]')
  if (!link || link.target || link.origin !== window.location.origin || hasModifier(event)) return
  const isHere = link.hash && link.href.split('#')[0] === window.location.href.split('#')[0]
  return isHere ? undefined : link.href
}

function asked(form: HTMLFormElement) {
  // Read from the attribute, because React sets the action of a form with a server action.
  const action = form.getAttribute('action') ?? ''
  if (form.method !== 'get' || !action.startsWith('/')) return
  const query = new URLSearchParams(new FormData(form) as unknown as Record<string, string>)
  return `${action}?${query}`
}

const hasModifier = (event: Event) =>
  event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)

/** The name of the event that asks whether the page may be left. */
export const leaveEvent = 'guildhall:leave'

/** Asks whether the page may be left if edits would be lost, for code that navigates without a link. */
export const mayLeave = () => window.dispatchEvent(new Event(leaveEvent, { cancelable: true }))
