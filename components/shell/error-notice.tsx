'use client'

interface ErrorNoticeProps {
  error: Error & { digest?: string }
  reset: () => void
}

// The messages may be what failed to load, so the English texts are part of the page.
const words = {
  title: 'Something went wrong',
  text: 'The page could not be shown. Nothing was changed.',
  code: 'Error code: ',
  retry: 'Try again',
}

/**
 * The content of error pages: one sentence, the error id from the log, and a button to retry. Every
 * page includes it, so it uses only plain elements.
 */
export function ErrorNotice({ error, reset }: ErrorNoticeProps) {
  return (
    <div className="notice">
      <h1>{words.title}</h1>
      <p>
        {words.text} {error.digest && <code>{words.code + error.digest}</code>}
      </p>
      <button type="button" onClick={reset} className="btn btn-secondary">
        {words.retry}
      </button>
    </div>
  )
}
