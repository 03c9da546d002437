/** Answers while the process lives, whatever else is away. */
export const dynamic = 'force-dynamic'

export const GET = () => Response.json({ status: 'ok' })
