import 'server-only'
import config from '@/guildhall.config'
import { requestLocale } from '@/lib/i18n/request-locale'

/** Text as HTML shows it, also within an attribute. */
export const html = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A document by itself, which needs no script and no page of ours. @param main its content, as HTML */
export const htmlDocument = async (title: string, main: string, head = ''): Promise<string> =>
  `<!doctype html><html lang="${await requestLocale()}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${html(`${title} · ${config.brand.name}`)}</title>
${head}<style>${style}</style></head><body><main><h1>${html(title)}</h1>${main}</main></body></html>`

const style =
  ':root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0}' +
  'main{max-width:32rem;margin:15vh auto;padding:1rem}h1{font-size:1.25rem}' +
  'textarea{display:block;box-sizing:border-box;width:100%;margin:.5rem 0;font:inherit}' +
  'button{font:inherit;min-height:2.25rem;padding:0 1rem}'
