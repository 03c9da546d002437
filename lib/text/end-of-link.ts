import * as z from 'zod'

/** A value at the end of an emailed link, without what a message left there: a period, a bracket. */
export const endOfLink = <S extends z.ZodType>(value: S) =>
  z.preprocess(
    (text) =>
      typeof text === 'string' ? text.replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, '') : text,
    value,
  )
