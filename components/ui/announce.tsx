'use client'
import { useEffect } from 'react'

/** The name of the event that <Announcer> listens to. */
export const announceEvent = 'guildhall:announce'

/** Announces a text to screen readers when it appears or changes: "3 found". */
export function Announce({ text }: { text: string }) {
  useEffect(() => {
    window.dispatchEvent(new CustomEvent(announceEvent, { detail: text }))
  }, [text])
  return null
}
