import { Failure } from '../scripts/lib/failure.mjs'

/** The headers of a browser when it opens a page or posts a form. */
export const browserHeaders = {
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'en',
  'user-agent': 'Mozilla/5.0 (bench)',
}

/** Sends one request, like a browser that does not follow redirects. */
export async function send({ origin, signal }, { method, path, headers, body }) {
  const response = await fetch(origin + path, {
    method,
    body,
    signal,
    headers: { ...browserHeaders, ...headers },
    redirect: 'manual',
  })
  const { status } = response
  return { status, location: response.headers.get('location'), text: await response.text() }
}

/**
 * Reads a form from a page, as a browser without JavaScript would send it: React's hidden fields
 * identify the server action.
 * @param {string} mark text that only the wanted form contains
 * @throws {Failure} if there is none
 */
export function fieldsOfForm(html, mark) {
  const forms = html.match(/<form[\s>][\s\S]*?<\/form>/g) ?? []
  const form = forms.find((each) => each.includes(mark) && each.includes('name="$ACTION_'))
  if (!form) throw new Failure(`The page has no form with ${mark} that works without JavaScript.`)
  const inputs = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []
  return Object.fromEntries(
    inputs
      .map((input) => [attribute(input, 'name'), attribute(input, 'value')])
      .filter(([name]) => name),
  )
}

function attribute(tag, name) {
  const [, value = ''] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? []
  return value.replace(/&(amp|quot|lt|gt|#x27|#39);/g, (_, entity) => entities[entity])
}

const entities = { amp: '&', quot: '"', lt: '<', gt: '>', '#x27': "'", '#39': "'" }

/**
 * The request with which a browser without JavaScript posts a form of this site.
 * @param {{ cookie: string, fields: Record<string, string> }} content
 */
export function postForm(origin, path, { cookie, fields }) {
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return {
    method: 'POST',
    path,
    headers: {
      cookie,
      origin,
      'sec-fetch-site': 'same-origin',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    body: `${parts.join('')}--${boundary}--\r\n`,
  }
}

const boundary = '----BenchFormBoundary7MA4YWxkTrZu0gW'
