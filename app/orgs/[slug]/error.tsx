'use client'
import { ErrorNotice } from '@/components/shell/error-notice'

/** A page that broke, with the organization's frame around it. */
export default function ErrorPage(props: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <ErrorNotice error={props.error} retry={props.reset} />
}
