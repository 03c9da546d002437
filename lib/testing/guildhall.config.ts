import { vendor } from '@/kinds/vendor/kind'
import type { Guildhall } from '@/lib/config/define-guildhall'
import config from '../../guildhall.config'

const withVendors: Guildhall = {
  ...config,
  kinds: { ...config.kinds, vendor: { ...vendor, invitations: 'default' } },
}

/** What the browser tests' build has in the place of guildhall.config.ts: the example kind as well, whose invitations ask nobody. */
export default withVendors
