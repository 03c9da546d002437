/** A company's face: `brand` in guildhall.config.ts. What is left out stays as app/globals.css has it. */
export interface Brand {
  /** The product's name: in titles, mails, the web manifest and wherever a text says it. */
  name: string
  /**
   * A picture in the place of mark and name at the top of pages. Files in public/, by their addresses
   * (`'/logo.svg'`), and their size in pixels, of which only the proportion counts.
   */
  logo?: { light: string; dark?: string; width: number; height: number }
  /** A square SVG file in public/: the mark beside the name, the tab's icon, the icon on home screens. */
  icon?: string
  /** Any CSS colour. Its scale is derived, with contrast by WCAG AA in both themes: lib/brand/palette.ts. */
  accent?: string
  /** How round corners are; `medium` unless given. */
  radius?: Radius
  /** Font families as CSS has them (`'Georgia, serif'`), with a file in public/ where no device has it. */
  font?: string | { family: string; file: string }
}

/** By how much each radius multiplies those of app/globals.css. */
export const radii = { none: 0, small: 0.5, medium: 1, large: 1.5 }
export type Radius = keyof typeof radii
