'use client'
import { useEffect, useState } from 'react'
import { announceEvent } from './announce'

/** Where <Announce> is heard: there from the beginning, or a screen reader would not notice. Once. */
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
