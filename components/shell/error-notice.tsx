'use client'

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

/**
 * What people see when a page breaks: one sentence, the code that the log has, and another try. Every
 * page carries this along, so it is of plain elements.
 */
export function ErrorNotice({ error, retry }: ErrorNoticeProps) {
  return (
    <div className="notice">
      <h1>{words.title}</h1>
      <p>
        {words.text}
        {error.digest && (
          <>
            {' '}
            {words.code} <code>{error.digest}</code>
          </>
        )}
      </p>
      <button type="button" onClick={retry} className="btn btn-secondary">
        {words.retry}
      </button>
    </div>
  )
}
