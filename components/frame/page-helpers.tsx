'use client'
import type { ComponentProps } from 'react'
import { Announcer } from '@/components/ui/announcer'
import { FocusKeeper } from './focus-keeper'
import { OfflineNotice } from './offline-notice'

/** The part of <LazyHelpers> that is loaded once the page stands. */
export function PageHelpers({
  offline,
}: {
  offline: ComponentProps<typeof OfflineNotice>['texts']
}) {
  return (
    <>
      <Announcer />
      <FocusKeeper />
      <OfflineNotice texts={offline} />
    </>
  )
}
