'use client'

/** The error page within the organization's layout. */
export { ErrorNotice as default } from '@/components/shell/error-notice'
