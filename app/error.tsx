'use client'
import { ErrorNotice } from '@/components/shell/error-notice'

/** The error page. */
export default function ErrorPage(props: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <main>
      <ErrorNotice error={props.error} retry={props.reset} />
    </main>
  )
}
