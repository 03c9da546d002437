/** Text, ground and line, for badges and banners: `tone-accent`, and so on. */
export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'info'
