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

/** The members of an organization whom a few letters find, asked for a moment after the last key. */
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
  // While the next answer is on its way, the last one stays.
  return slug && search && answer ? answer.members : []
}

async function findMembers(slug: string, search: string, signal: AbortSignal) {
  const address = `/api/organizations/${slug}/members?q=${encodeURIComponent(search)}`
  const answer = await fetch(address, { signal })
  return answer.ok ? ((await answer.json()) as FoundMember[]) : []
}
