import { cookies } from 'next/headers'
import { Rows } from './rows'

export default async function RowsPage() {
  await cookies()
  return (
    <main>
      <h1>People</h1>
      <Rows rows={rows} />
    </main>
  )
}

const rows = Array.from({ length: 25 }, (_, i) => ({
  id: `01a22508-1a46-77e8-a926-6f9543f3d1${i + 10}`,
  name: `Person ${i + 1}`,
  email: `person-${i + 1}@bench.test`,
  role: i % 5 ? 'Member' : 'Admin',
  joined: '2026-11-29T01:58:16.231Z',
  ago: `${i + 2} minutes ago`,
  seen: `${i + 1} minutes ago`,
}))
