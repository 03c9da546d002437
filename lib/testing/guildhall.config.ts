import { fern } from '@/docs/cookbook/examples/fern/fern'
import { vendor } from '@/kinds/vendor/kind'
import type { Allowances } from '@/lib/config/allowances'
import type { Guildhall } from '@/lib/config/define-guildhall'
import config from '../../guildhall.config'

/** What a browser test has otherwise for a server of its own (e2e/support/server-beside.ts). */
const own = JSON.parse(process.env.GUILDHALL_TEST_CONFIG || '{}') as Partial<
  Pick<Guildhall, 'invitations'> & { allow: Partial<Allowances> }
>

const forTests: Guildhall = {
  ...config,
  kinds: { ...config.kinds, vendor },
  ...own,
  allow: { ...config.allow, ...own.allow },
}

/**
 * What the browser tests' build has in the place of guildhall.config.ts: the example kind as well; on a
 * server of its own the face of docs/theming.md.
 */
export default process.env.GUILDHALL_TEST_FERN ? { ...config, ...fern } : forTests
