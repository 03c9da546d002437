'use client'
import './globals.css'
import { ErrorNotice } from '@/components/shell/error-notice'

/** The error page if the root layout itself fails. */
export default function GlobalError(props: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <html lang="en">
      <body className="grid min-h-dvh place-content-center p-4">
        <ErrorNotice error={props.error} retry={props.reset} />
      </body>
    </html>
  )
}
