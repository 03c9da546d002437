import type { ComponentType } from 'react'

/**
 * Fetches a component when a page needs it, so that whatever reads the configuration (scripts, the worker)
 * loads none: `() => import('./components/own/landing').then(({ Landing }) => Landing)`. It gets no props,
 * and may await what it asks for. Tailwind reads app/ and components/: classes elsewhere get no styles.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- an async component returns a promise
type OwnComponent = () => Promise<ComponentType<any>>

/** The parts of pages that a company can have its own for: `components` in guildhall.config.ts. */
export interface OwnComponents {
  /** The whole page at `/` for whoever is not signed in, with its landmarks (`<main id="content">`). */
  landing?: OwnComponent
  /** In the place of mark and name on public pages, where a picture (`brand.logo`) will not do. */
  logo?: OwnComponent
  /** At the end of the public pages, below the languages: imprint and privacy, say. */
  footer?: OwnComponent
  /** Beside the card of sign-in, sign-up and the like; on a narrow screen below it. */
  besideCard?: OwnComponent
}
