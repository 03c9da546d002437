/**
 * Next answers 500 to a server action's post that it cannot parse, and logs a stack for each: its
 * action handler says so itself ("TODO: consider checking if the error is an `ApiError` and change
 * status code", app-render/action-handler). So the body is checked before Next reads it: every form
 * here is posted as `(state, FormData)`, or as `(FormData)` if it keeps no state: with JavaScript in
 * React's encoding of these arguments, without it as the plain fields next to those that name the
 * action.
 */
export async function isActionBody(headers: Pick<Headers, 'get'>, body: ArrayBuffer) {
  const type = headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(type)) return false
  let form: FormData
  try {
    form = await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch {
    return false
  }
  const id = headers.get('next-action')
  return id === null ? isPlainPost(form) : /^[0-9a-f]{2,128}$/i.test(id) && isEncodedCall(form)
}

/** Without JavaScript: the action's name, and its bound arguments as JSON. */
function isPlainPost(form: FormData) {
  const fields = [...form].filter(([name]) => name.startsWith('$ACTION_'))
  const bound = fields.filter(([name]) => /^\$ACTION_\d+:\d+$/.test(name))
  return (
    fields.some(([name]) => /^\$ACTION_(REF|ID)_/.test(name)) &&
    bound.every(([name, value]) =>
      name.endsWith(':0') ? isJson(value) : isPlain(parsed(value), true),
    )
  )
}

/** With JavaScript: the field "0" is `[state, "$K1"]` or `["$K1"]`, and "$K1" stands for a form. */
function isEncodedCall(form: FormData) {
  const call = parsed(form.get('0'))
  if (!Array.isArray(call) || call.length > 2) return false
  const [data, state = {}] = (call as unknown[]).toReversed()
  return typeof data === 'string' && /^\$K[0-9a-f]+$/.test(data) && isPlain(state, true)
}

const isJson = (value: unknown) => parsed(value) !== undefined

function parsed(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : undefined
  } catch {
    return undefined
  }
}

/**
 * Only data: text, numbers, dates, undefined ("$undefined") and repeated values of the state
 * ("$0:0:values"). No other references of React's ("$1", "$F2", "$@3"), which name parts of the body
 * that may be missing, or functions.
 */
function isPlain(value: unknown, isTop = false): boolean {
  if (value === undefined) return false
  if (typeof value === 'string') return !value.startsWith('$') || isHarmless.test(value)
  if (typeof value !== 'object' || value === null) return !isTop
  return Object.values(value).every((each) => isPlain(each))
}

const isHarmless =
  /^\$(\$[^]*|undefined|NaN|-?Infinity|-0|T|D[^]*|n-?\d+|0(:(?!__proto__|constructor|prototype)[\w-]+)*)$/
