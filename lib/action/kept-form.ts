import 'server-only'
import { getTranslations } from '@/lib/i18n/translations'
import config from '@/guildhall.config'
import { requestLocale } from '@/lib/i18n/request-locale'

/** Why a form that was posted without JavaScript was not taken. */
export type KeptBecause = 'maintenance' | 'database' | 'tooLarge'

/**
 * A document that says why a form was not taken and holds what was typed, so that it can be sent again
 * to the address where it was. Passwords, which no page repeats, and files are left out. It asks no
 * database and needs no script: a page of its own cannot be drawn while the site is away.
 */
export async function keptForm(why: KeptBecause, form?: FormData): Promise<string> {
  const t = await getTranslations('away')
  const title = t(`${why}Title`)
  const fields = [...(form ?? [])].filter(isKept)
  const again = `<p>${html(t('kept'))}</p><form method="post" enctype="multipart/form-data">
${fields.map(fieldOf).join('\n')}
<button>${html(t('again'))}</button></form>`
  return `<!doctype html><html lang="${await requestLocale()}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${html(`${title} · ${config.brand.name}`)}</title>
<style>${style}</style></head><body><main><h1>${html(title)}</h1><p>${html(t(why))}</p>
${fields.length > 0 ? again : ''}</main></body></html>`
}

const isKept = (entry: [string, FormDataEntryValue]): entry is [string, string] =>
  typeof entry[1] === 'string' && !/password/i.test(entry[0])

/** React's own fields and empty ones go along unseen; what somebody typed can be read and changed. */
function fieldOf([name, value]: [string, string]) {
  const isTyped = value !== '' && /^[a-z]/i.test(name) && !/token|id$|^(org|next)$/i.test(name)
  return isTyped
    ? `<textarea name="${html(name)}" aria-label="${html(name)}" rows="2">${html(value)}</textarea>`
    : `<input type="hidden" name="${html(name)}" value="${html(value)}">`
}

const html = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const style =
  ':root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0}' +
  'main{max-width:32rem;margin:15vh auto;padding:1rem}h1{font-size:1.25rem}' +
  'textarea{display:block;box-sizing:border-box;width:100%;margin:.5rem 0;font:inherit}' +
  'button{font:inherit;min-height:2.25rem;padding:0 1rem}'
