'use client'
import { useEffect } from 'react'

/** The name of the event that <Announcer> listens to. */
export const announceEvent = 'guildhall:announce'

/** Says something to those who hear the page, when it comes and whenever it changes: "3 found". */
export function Announce({ text }: { text: string }) {
  useEffect(() => {
    window.dispatchEvent(new CustomEvent(announceEvent, { detail: text }))
  }, [text])
  return null
}
