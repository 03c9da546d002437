import type { CSSProperties } from 'react'
import clsx from 'clsx/lite'

export type AvatarProps = {
  name: string
  /** The seed of the color; use an id, so that a new name does not change the color. */
  seed?: string
  /** The name of its picture, if any, shown instead of the initials. */
  picture?: string | null
  size?: 'xs' | 'sm' | 'md' | 'lg' | 'xl' | '2xl'
  /** round for people, square for organizations */
  shape?: 'round' | 'square'
  className?: string
}

/**
 * A picture, or initials on a soft, stable color. Decorative, because the name is beside it. The
 * initials are shown while the picture loads, and if it fails to load.
 */
export function Avatar(props: AvatarProps) {
  const { name, seed = name, picture, size = 'md', shape = 'round', className } = props
  // Above 32 pixels use the large one, because high-density screens need twice as many.
  const pixels = ['xs', 'sm', 'md'].includes(size) ? 64 : 256
  return (
    <span
      aria-hidden="true"
      style={{ '--hue': hueOf(seed) } as CSSProperties}
      className={clsx(
        'avatar',
        size !== 'md' && `avatar-${size}`,
        shape === 'square' && 'avatar-square',
        className,
      )}
    >
      {initialsOf(name)}
      {picture && (
        // Both sizes lie ready on the server, so there is nothing for an optimizer to do.
        // eslint-disable-next-line @next/next/no-img-element
        <img
          src={`/api/pictures/${picture}-${pixels}.webp`}
          alt=""
          width={pixels}
          height={pixels}
          loading="lazy"
          decoding="async"
        />
      )}
    </span>
  )
}

const initialsOf = (name: string) => {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const [first = '?', last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return (([...first][0] ?? '') + ([...(last ?? '')][0] ?? '')).toLocaleUpperCase()
}

/** One of 24 hues, from a short string hash (FNV-1a). */
const hueOf = (seed: string) => {
  let hash = 2166136261
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619)
  hash ^= hash >>> 13
  return ((Math.imul(hash, 0x5bd1e995) >>> 8) % 24) * 15
}
