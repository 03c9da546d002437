import 'server-only'
import type { MailProps, TemplateName } from '@/emails/mail-props'
import { renderMail } from '@/emails/render-mail'
import { samples } from '@/emails/samples'

/** The names on the preview page: "invitation", and "invitation-2" for a variant. */
export const sampleNames = (Object.keys(samples) as TemplateName[]).flatMap((name) =>
  samples[name].map((_, variant) => (variant === 0 ? name : `${name}-${variant + 1}`)),
)

/** Renders an email with sample data; an unknown name renders the first. */
export function sampleMail(wanted: string | undefined, locale: string) {
  const known = wanted !== undefined && sampleNames.includes(wanted) ? wanted : sampleNames[0]
  const [, name = '', number = '1'] = /^(.*?)(?:-(\d+))?$/.exec(known ?? '') ?? []
  const template = name as TemplateName
  const props = samples[template][Number(number) - 1] as MailProps[TemplateName]
  return renderMail(template, props, { locale })
}
