import { vendor } from '@/kinds/vendor/kind'
import type { Allowances } from '@/lib/config/allowances'
import type { Guildhall } from '@/lib/config/define-guildhall'
import config from '../../guildhall.config'

/** What e2e/allow.spec.ts switches off for a server of its own. */
const allow = JSON.parse(process.env.GUILDHALL_TEST_ALLOW || '{}') as Partial<Allowances>

const forTests: Guildhall = {
  ...config,
  kinds: { ...config.kinds, vendor: { ...vendor, invitations: 'default' } },
  allow: { ...config.allow, ...allow },
}

/**
 * What the browser tests' build has in the place of guildhall.config.ts: the example kind as well, whose
 * invitations ask nobody.
 */
export default forTests
