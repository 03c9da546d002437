'use client'
import { useEffect, useState } from 'react'
import type { Route } from 'next'

type FoundMember = {
  userId: string
  name: string
  email: string
  picture: string | null
  href: Route
}

/** The members of an organization that match a query, requested shortly after the last key press. */
export function useFoundMembers(slug: string | undefined, query: string): FoundMember[] {
  const search = query.trim()
  const [answer, setAnswer] = useState<{ search: string; members: FoundMember[] }>()
  useEffect(() => {
    if (!slug || !search) return
    const stop = new AbortController()
    const wait = setTimeout(() => {
      findMembers(slug, search, stop.signal).then(
        (members) => setAnswer({ search, members }),
        () => undefined, // offline or overtaken
      )
    }, 150)
    return () => {
      clearTimeout(wait)
      stop.abort()
    }
  }, [slug, search])
  // Until the next response arrives, the last one is shown.
  return slug && search && answer ? answer.members : []
}

async function findMembers(slug: string, search: string, signal: AbortSignal) {
  const address = `/api/organizations/${slug}/members?q=${encodeURIComponent(search)}`
  const answer = await fetch(address, { signal })
  return answer.ok ? ((await answer.json()) as FoundMember[]) : []
}
