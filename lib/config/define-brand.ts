/** A company's brand: `brand` in guildhall.config.ts. Defaults are in app/globals.css. */
export interface Brand {
  /** The product's name, in titles, emails, the web manifest and other texts. */
  name: string
  /**
   * An image that replaces mark and name at the top of pages. Files in public/, by URL (`'/logo.svg'`),
   * and their size in pixels, of which only the aspect ratio matters.
   */
  logo?: { light: string; dark?: string; width: number; height: number }
  /** A square SVG file in public/: the mark beside the name, the favicon, the home screen icon. */
  icon?: string
  /** Any CSS color. Its scale is derived, with WCAG AA contrast in both themes: lib/brand/palette.ts. */
  accent?: string
  /** The roundness of corners; default: `medium`. */
  radius?: Radius
  /** CSS font families (`'Georgia, serif'`), with a file in public/ if devices do not have the font. */
  font?: string | { family: string; file: string }
}

/** The factor for the radii of app/globals.css. */
export const radii = { none: 0, small: 0.5, medium: 1, large: 1.5 }
export type Radius = keyof typeof radii
