import type { ReactNode } from 'react'
import config from '@/guildhall.config'
import type { OwnComponents } from '@/lib/config/own-components'
import { Logo } from '@/components/ui/logo'

interface PartProps {
  name: keyof OwnComponents
  children?: ReactNode
}

/** A part of a page: the company's own (`components` in guildhall.config.ts), or its children. */
export async function Part({ name, children }: PartProps) {
  const Own = await config.components[name]?.()
  return Own ? <Own /> : children
}

/** The product's mark and name at the top of a public page. */
export const BrandLogo = () => (
  <Part name="logo">
    <Logo name={config.brand.name} />
  </Part>
)
