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
 * What people see when a page breaks: one sentence, the code that the log has, and another try. Of
 * plain elements, in the look of <EmptyState> and <Button>: every page carries this along, twice.
 */
export function ErrorNotice({ error, retry }: ErrorNoticeProps) {
  return (
    <div className="grid justify-items-center gap-1 px-6 py-12 text-center">
      <h1 className="text-[0.9375rem] leading-6 font-semibold text-ink">{words.title}</h1>
      <p className="max-w-sm text-pretty text-muted">
        {words.text}
        {error.digest && (
          <>
            {' '}
            {words.code} <code>{error.digest}</code>
          </>
        )}
      </p>
      <button
        type="button"
        onClick={retry}
        className="mt-4 h-9 rounded-control border border-line-strong bg-surface px-3.5 text-sm font-medium text-ink shadow-control hover:bg-hover"
      >
        {words.retry}
      </button>
    </div>
  )
}
