'use client'

/** The error page within the back office's layout. */
export { ErrorNotice as default } from '@/components/shell/error-notice'
