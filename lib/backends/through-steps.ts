import type { Route } from 'next'

/**
 * The way through a backend's steps: the first of them, told by `?next=` where to go on, and so on
 * until the end. Each step's page leads on with safeNext().
 */
export const throughSteps = (steps: Route[], end: Route): Route =>
  steps.reduceRight<string>((next, step) => {
    const mark = step.includes('?') ? '&' : '?'
    return `${step}${mark}next=${encodeURIComponent(next)}`
  }, end) as Route
