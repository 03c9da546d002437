'use client'
import { useEffect, useState } from 'react'
import { isSlug } from '@/lib/organizations/slug-pattern'

export type SlugVerdict = 'checking' | 'free' | 'taken' | null

interface SlugCheck {
  /** Null if there is nothing to show. */
  verdict: SlugVerdict
  /** An available alternative to a slug that is taken. */
  suggestion?: string | undefined
}

/** Checks whether a slug is available, shortly after the last key press. */
export function useSlugCheck(slug: string, present?: string, kind?: string): SlugCheck {
  const [answer, setAnswer] = useState<SlugCheck & { slug: string }>()
  const isWorthAsking = isSlug(slug) && slug !== present
  useEffect(() => {
    if (!isWorthAsking) return
    const stop = new AbortController()
    const ask = async () => {
      try {
        const response = await fetch(`/api/slugs/${slug}${kind ? `?kind=${kind}` : ''}`, {
          signal: stop.signal,
        })
        const { free, suggestion } = (await response.json()) as {
          free?: boolean
          suggestion?: string
        }
        setAnswer({ slug, verdict: response.ok ? (free ? 'free' : 'taken') : null, suggestion })
      } catch {
        // Offline or overtaken: the form's own check comes when it is sent.
      }
    }
    const wait = setTimeout(() => void ask(), 300)
    return () => {
      clearTimeout(wait)
      stop.abort()
    }
  }, [slug, kind, isWorthAsking])
  if (!isWorthAsking) return { verdict: null }
  return answer?.slug === slug ? answer : { verdict: 'checking' }
}
