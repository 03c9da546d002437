'use client'
import { Announcer } from '@/components/ui/announcer'
import { FocusKeeper } from './focus-keeper'
import { NavigationEnd } from './navigation-end'

/** The part of <LazyHelpers> that is loaded after the page is displayed. */
export const PageHelpers = () => (
  <>
    <Announcer />
    <FocusKeeper />
    <NavigationEnd />
  </>
)
