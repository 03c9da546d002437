'use client'
import { useEffect } from 'react'

/**
 * Moves the focus when the focused element is removed: with a row, a form that was sent, or a page.
 * Browsers then reset the focus, and the next Tab would start at the top. It goes to the page's content
 * instead, where screen readers continue. Used once: <PageHelpers>.
 */
export function FocusKeeper() {
  useEffect(() => {
    // Fast keyboard users have moved the focus before this is loaded.
    let last = document.activeElement
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      if (document.activeElement !== document.body || !last || !isGone(last)) return
      // A closing dialog restores the focus itself.
      if (document.querySelector('[role=dialog], [role=alertdialog]')) return
      const content = [...document.querySelectorAll('main')].find((main) => !isGone(main))
      // The next page may still be loading.
      if (!content) return later()
      last = null
      if (content.tabIndex < 0) content.tabIndex = -1
      content.focus({ preventScroll: true })
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(keep, 50)
    }
    const note = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null
    }
    const leave = () => {
      const left = last
      setTimeout(() => {
        if (left && left === last && isGone(left)) later()
      })
    }
    // The focus was left by a click elsewhere, so nothing is lost. A click on a focusable element is
    // recorded.
    const forget = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && last?.contains(target))) last = null
    }
    const watch = new MutationObserver(() => {
      if (last && !last.isConnected) later()
    })
    // In the capture phase, because toasts stop some of these events from bubbling.
    document.addEventListener('focusin', note, true)
    document.addEventListener('focusout', leave)
    document.addEventListener('pointerdown', forget)
    watch.observe(document.body, { childList: true, subtree: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('focusin', note, true)
      document.removeEventListener('focusout', leave)
      document.removeEventListener('pointerdown', forget)
      watch.disconnect()
    }
  }, [])
  return null
}

/** A page being replaced may be hidden before it is removed, and loses the focus then. */
const isGone = (element: Element) => !element.isConnected || element.getClientRects().length === 0
