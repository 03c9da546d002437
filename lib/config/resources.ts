/**
 * What resources add to the core's types. Each declares its part in its resource.ts, under its name in
 * guildhall.config.ts: docs/cookbook/belongs-to-an-organization.md.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled in by `declare module`
export interface Resources {}

/** One part of all resources as one type: their `permissions`, `pages`, `events` or `messages`. */
export type Contributed<Part extends string> = object &
  Intersection<
    {
      [R in keyof Resources]: Resources[R] extends Record<Part, infer P> ? P : unknown
    }[keyof Resources]
  >

type Intersection<U> = (U extends unknown ? (part: U) => void : never) extends (
  all: infer I,
) => void
  ? I
  : never
