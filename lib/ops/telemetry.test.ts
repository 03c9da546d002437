import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { withSettings } from '@/lib/testing/with-settings'

const { loaded, noting } = vi.hoisted(() => {
  const loaded: string[] = []
  const noting = (name: string) => (original: () => Promise<object>) => {
    loaded.push(name)
    return original()
  }
  return { loaded, noting }
})
vi.mock('@opentelemetry/sdk-trace-node', noting('sdk'))
vi.mock('@opentelemetry/exporter-trace-otlp-http', noting('exporter'))
vi.mock('@opentelemetry/api', noting('api'))
vi.mock('@opentelemetry/resources', noting('resources'))

const home = globalThis as { guildhallTrace?: () => string | undefined }
afterEach(() => {
  delete home.guildhallTrace
  vi.unstubAllEnvs()
})

const start = async (settings: Record<string, string>) => {
  const { startTelemetry } = await withSettings(settings, () => import('@/lib/ops/telemetry'))
  // The SDK reads some of them itself.
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  await startTelemetry()
}

test('nothing is loaded without an endpoint', async () => {
  await start({ OTEL_EXPORTER_OTLP_ENDPOINT: '' })
  expect(loaded).toEqual([])
  expect(home.guildhallTrace).toBeUndefined()
})

test('a span arrives at the endpoint with its route, and without path, address and message', async () => {
  let told = ''
  const sink = createServer((request, response) => {
    request.on('data', (data) => (told += String(data)))
    request.on('end', () => response.end('{}'))
  }).listen(0, '127.0.0.1')
  await once(sink, 'listening')
  const url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`
  await start({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_BSP_SCHEDULE_DELAY: '50' })
  const { trace } = await import('@opentelemetry/api')
  const tracer = trace.getTracer('next.js')
  const secrets = ['s3cr3t-token', 'evelyn@new.test', 'Zenith-canary']
  tracer.startActiveSpan('GET /invitations/[token]', (span) => {
    span.setAttribute('http.route', '/invitations/[token]')
    span.setAttribute('http.target', `/invitations/${secrets[0]}?to=${secrets[1]}`)
    span.recordException(new Error(`no ${secrets[1]}`))
    span.setStatus({ code: 2, message: `no ${secrets[2]}` })
    expect(home.guildhallTrace?.()).toBe(span.spanContext().traceId)
    span.end()
  })
  tracer.startSpan(`fetch GET https://api.test/${secrets[0]}`).end()
  await vi.waitFor(() => expect(told).toContain('GET /invitations/[token]'), 5_000)
  await vi.waitFor(() => expect(told).toContain('"fetch GET"'), 5_000)
  expect(told).toContain('"guildhall"')
  for (const secret of secrets) expect(told).not.toContain(secret)
  sink.close()
})
