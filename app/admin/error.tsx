'use client'
import { ErrorNotice } from '@/components/shell/error-notice'

/** The error page within the back office's layout. */
export default function ErrorPage(props: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <ErrorNotice error={props.error} retry={props.reset} />
}
