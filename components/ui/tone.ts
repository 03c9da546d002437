export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'info'

/** Text, ground and line of a tone, for badges and banners. */
export const toneClasses: Record<Tone, string> = {
  neutral: 'border-line bg-hover text-muted',
  accent: 'border-accent-line bg-accent-soft text-accent',
  success: 'border-success-line bg-success-soft text-success',
  warning: 'border-warning-line bg-warning-soft text-warning',
  danger: 'border-danger-line bg-danger-soft text-danger',
  info: 'border-info-line bg-info-soft text-info',
}
