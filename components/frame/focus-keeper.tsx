'use client'
import { useEffect } from 'react'

/**
 * Where the focus goes when what had it is taken away: a row that was removed, a form that was sent,
 * a page that was left. Browsers drop it then, and the next Tab would begin at the very top. It goes
 * to the page's content instead, where a reader reads on. Once: <PageHelpers>.
 */
export function FocusKeeper() {
  useEffect(() => {
    let last: Element | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      if (document.activeElement !== document.body || !last || last.isConnected) return
      // A dialog that closes gives the focus back by itself; and what replaces a page may be on its way.
      const content = document.querySelector<HTMLElement>('main')
      if (!content || document.querySelector('[role=dialog], [role=alertdialog]')) return
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
      // Left by a click beside it, and still there: nothing is lost.
      setTimeout(() => {
        if (left === last && left?.isConnected && document.activeElement === document.body)
          last = null
      })
    }
    const watch = new MutationObserver(() => {
      if (last && !last.isConnected) later()
    })
    document.addEventListener('focusin', note)
    document.addEventListener('focusout', leave)
    watch.observe(document.body, { childList: true, subtree: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('focusin', note)
      document.removeEventListener('focusout', leave)
      watch.disconnect()
    }
  }, [])
  return null
}
