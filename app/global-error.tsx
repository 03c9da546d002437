'use client'
import './globals.css'
import type { ComponentProps } from 'react'
import { ErrorNotice } from '@/components/shell/error-notice'

/** The error page if the root layout itself fails. */
export default function GlobalError(props: ComponentProps<typeof ErrorNotice>) {
  return (
    <html lang="en">
      <body className="grid min-h-dvh place-content-center p-4">
        <ErrorNotice {...props} />
      </body>
    </html>
  )
}
