'use client'
import { useEffect } from 'react'

/**
 * Where the focus goes when what had it is taken away: a row that was removed, a form that was sent,
 * a page that was left. Browsers drop it then, and the next Tab would begin at the very top. It goes
 * to the page's content instead, where a reader reads on. Once: <PageHelpers>.
 */
export function FocusKeeper() {
  useEffect(() => {
    // Who is quick with the keys is somewhere before this is loaded.
    let last = document.activeElement
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      if (document.activeElement !== document.body || !last || !isGone(last)) return
      // A dialog that closes gives the focus back by itself.
      if (document.querySelector('[role=dialog], [role=alertdialog]')) return
      const content = [...document.querySelectorAll('main')].find((main) => !isGone(main))
      // What replaces a page may be on its way.
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
    // Left by a click beside it: nothing is lost. What is clicked notes itself.
    const forget = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && last?.contains(target))) last = null
    }
    const watch = new MutationObserver(() => {
      if (last && !last.isConnected) later()
    })
    // On the way down: the messages keep some from the way up.
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

/** A page that waits for the next one may be hidden before it is taken away, and loses the focus then. */
const isGone = (element: Element) => !element.isConnected || element.getClientRects().length === 0
