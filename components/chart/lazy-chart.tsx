'use client'
import dynamic from 'next/dynamic'
import { Skeleton } from '@/components/ui/skeleton'
import type { ChartData } from './chart-series'

// The chart library is big, and draws only where there is a width: it comes after the page.
const Chart = dynamic(() => import('./chart').then((file) => file.Chart), {
  ssr: false,
  loading: () => <Skeleton shape="block" className="h-full w-full" />,
})

/** A chart whose code is fetched once the page stands; hidden from readers, who have the table. */
export function LazyChart(data: ChartData) {
  return (
    <div aria-hidden="true" className="h-72 w-full noscript:hidden">
      <Chart {...data} />
    </div>
  )
}
