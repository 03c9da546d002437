'use client'
import type { ComponentProps } from 'react'
import { ErrorNotice } from '@/components/shell/error-notice'

/** The error page. */
export default function ErrorPage(props: ComponentProps<typeof ErrorNotice>) {
  return (
    <main>
      <ErrorNotice {...props} />
    </main>
  )
}
