'use client'
import { ErrorNotice } from '@/components/shell/error-notice'

/** A page that broke. */
export default function ErrorPage(props: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <main className="grid min-h-dvh place-content-center p-4">
      <ErrorNotice error={props.error} retry={props.reset} />
    </main>
  )
}
