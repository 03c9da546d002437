'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { leadsAway } from './leads-away'

interface OfflineNoticeProps {
  texts: Record<'title' | 'text' | 'held' | 'again' | 'backTitle' | 'back', string>
}

/**
 * Says that the browser is offline, and holds back what would leave the page for the browser's own
 * error page, taking along all that was typed: links, and forms that search. Once: <PageHelpers>.
 */
export function OfflineNotice({ texts }: OfflineNoticeProps) {
  const isOffline = useSyncExternalStore(subscribe, isOfflineNow, () => false)
  const [held, setHeld] = useState<string>()
  useEffect(() => {
    if (!isOffline) return
    const hold = (event: Event) => {
      const address = leadsAway(event)
      if (!address) return
      event.preventDefault()
      event.stopPropagation()
      setHeld(address)
    }
    document.addEventListener('click', hold, true)
    document.addEventListener('submit', hold, true)
    return () => {
      document.removeEventListener('click', hold, true)
      document.removeEventListener('submit', hold, true)
    }
  }, [isOffline])
  const goOn = async (address: string) => {
    // What the browser says of being online is a guess: the server knows.
    const isThere = await fetch('/api/health').then(
      (answer) => answer.ok,
      () => false,
    )
    if (isThere) window.location.assign(address)
  }
  return (
    // Always there, so that a screen reader notices what comes into it.
    <div role="status" className="fixed inset-x-0 bottom-0 z-40 mx-auto max-w-xl px-4 empty:hidden">
      {(isOffline || held) && (
        <Banner
          tone={isOffline ? 'warning' : 'info'}
          title={isOffline ? texts.title : texts.backTitle}
          className="mb-4 shadow-popup"
          action={
            held && (
              <Button size="sm" onClick={() => void goOn(held)}>
                {isOffline ? texts.again : texts.back}
              </Button>
            )
          }
        >
          {isOffline && (held ? texts.held : texts.text)}
        </Banner>
      )}
    </div>
  )
}

const isOfflineNow = () => !navigator.onLine

function subscribe(notify: () => void) {
  window.addEventListener('online', notify)
  window.addEventListener('offline', notify)
  return () => {
    window.removeEventListener('online', notify)
    window.removeEventListener('offline', notify)
  }
}
