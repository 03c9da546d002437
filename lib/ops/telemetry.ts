import 'server-only'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node'
import { env } from '@/lib/env'

// The log is in other bundles as well (lib/log.ts).
const home = globalThis as { guildhallTrace?: () => string | undefined }

/**
 * Sends Next's spans to OTEL_EXPORTER_OTLP_ENDPOINT, and gives the log's lines the id of their trace.
 * Nothing of OpenTelemetry is loaded where that is not set. The other OTEL_… variables are the SDK's own.
 */
export async function startTelemetry(): Promise<void> {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT) return
  const [{ trace }, sdk, { defaultResource, resourceFromAttributes }, { OTLPTraceExporter }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/exporter-trace-otlp-http'),
    ])
  const name = resourceFromAttributes({ 'service.name': env.OTEL_SERVICE_NAME })
  const exporter = withoutData(new OTLPTraceExporter())
  new sdk.NodeTracerProvider({
    resource: defaultResource().merge(name),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  }).register()
  home.guildhallTrace = () => trace.getActiveSpan()?.spanContext().traceId
}

/** What of a span names no person, organization or link; paths and addresses do. */
const kept = new Set([
  ...['http.method', 'http.route', 'http.status_code', 'http.request.method'],
  ...['http.response.status_code', 'next.route', 'next.rsc', 'next.segment', 'next.span_type'],
  ...['error.type'],
])

const withoutData = (exporter: SpanExporter): SpanExporter => ({
  export: (spans, done) => exporter.export(spans.map(cleaned), done),
  shutdown: () => exporter.shutdown(),
  forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
})

/** A span without paths, addresses and the messages of errors, which the log has. */
export const cleaned = (span: ReadableSpan): ReadableSpan =>
  Object.create(span, {
    name: {
      value: span.name.replace(/\s*(\w+:\/)?\/\S*$/, (path) => (isRoute(span, path) ? path : '')),
    },
    attributes: {
      value: Object.fromEntries(Object.entries(span.attributes).filter(([key]) => kept.has(key))),
    },
    events: { value: span.events.map(({ name, time }) => ({ name, time })) },
    status: { value: { code: span.status.code } },
  }) as ReadableSpan

/** Whether what a name ends with is the route, `/orgs/[slug]`, and not the path that was asked for. */
const isRoute = ({ attributes }: ReadableSpan, path: string) =>
  [attributes['http.route'], attributes['next.route']].includes(path.trim())
