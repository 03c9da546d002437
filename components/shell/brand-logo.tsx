import { Logo } from '@/components/ui/logo'
import config from '@/guildhall.config'
import { Part } from './part'

/** The product's mark and name at the top of a public page. */
export const BrandLogo = () => (
  <Part name="logo">
    <Logo name={config.brand.name} />
  </Part>
)
