import type { NextConfig } from 'next'

type Phased = (
  phase: string,
  context: { defaultConfig: NextConfig },
) => NextConfig | Promise<NextConfig>

export function withGuildhall(given: NextConfig | Phased): Phased
