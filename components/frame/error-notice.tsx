'use client'
import { TriangleAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

interface ErrorNoticeProps {
  error: Error & { digest?: string }
  retry: () => void
}

// Here the messages may be just what is missing: the English words stand in the page itself.
const words = {
  title: 'Something went wrong',
  text: 'The page could not be shown. Nothing was changed. Try again in a moment.',
  code: 'If it happens again, tell support this code:',
  retry: 'Try again',
}

/** What people see when a page breaks: one sentence, the code that the log has, and another try. */
export function ErrorNotice({ error, retry }: ErrorNoticeProps) {
  return (
    <EmptyState
      level={1}
      icon={<TriangleAlert />}
      title={words.title}
      action={<Button onClick={retry}>{words.retry}</Button>}
    >
      {words.text}
      {error.digest && (
        <>
          {' '}
          {words.code} <code>{error.digest}</code>
        </>
      )}
    </EmptyState>
  )
}
