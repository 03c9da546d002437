import type { ReactNode } from 'react'
import config from '@/guildhall.config'
import type { OwnComponents } from '@/lib/config/own-components'

/** A part of a page: the company's own (`components` in guildhall.config.ts), or its children. */
export async function Part({
  name,
  children,
}: {
  name: keyof OwnComponents
  children?: ReactNode
}) {
  const Own = await config.components[name]?.()
  return Own ? <Own /> : children
}
