'use client'
import { useEffect, useState } from 'react'
import { announceEvent } from './announce'

/** The live region for <Announce>. Always present, because screen readers ignore new ones. Used once. */
export function Announcer() {
  const [text, setText] = useState('')
  useEffect(() => {
    const say = ({ detail }: CustomEvent<string>) => setText(detail)
    window.addEventListener(announceEvent, say as EventListener)
    return () => window.removeEventListener(announceEvent, say as EventListener)
  }, [])
  return (
    <p aria-live="polite" className="sr-only">
      {text}
    </p>
  )
}
