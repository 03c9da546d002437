import config from '@/guildhall.config'
import { vendor } from '@/kinds/vendor/kind'

/** Adds the example kind, which guildhall.config.ts does not have, for this test file. */
export const addVendors = () => void (config.kinds.vendor = vendor)
