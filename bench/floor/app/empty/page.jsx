import { cookies } from 'next/headers'

export default async function EmptyPage() {
  await cookies()
  return <main />
}
