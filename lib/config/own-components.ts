import type { ComponentType } from 'react'

/**
 * Loads a component when a page needs it, so that scripts and the worker, which also read the
 * configuration, load none: `() => import('./components/own/landing').then(({ Landing }) => Landing)`.
 * It gets no props and may be async. Tailwind reads app/ and components/: classes elsewhere get no
 * styles.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- an async component returns a promise
type OwnComponent = () => Promise<ComponentType<any>>

/** The parts of pages that a company can replace: `components` in guildhall.config.ts. */
export interface OwnComponents {
  /** The whole page at `/` for signed-out people, including its landmarks (`<main id="content">`). */
  landing?: OwnComponent
  /** Replaces mark and name on public pages, if an image (`brand.logo`) is not enough. */
  logo?: OwnComponent
  /** At the end of public pages, below the languages: legal notice and privacy, for example. */
  footer?: OwnComponent
  /** Beside the card of sign-in, sign-up and similar pages; below it on narrow screens. */
  besideCard?: OwnComponent
}
