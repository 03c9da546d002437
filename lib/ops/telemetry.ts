import 'server-only'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node'
import { env } from '@/lib/env'

// Other bundles contain the log too (lib/log.ts).
const home = globalThis as { guildhallTrace?: () => string | undefined }

/**
 * Sends Next's spans to OTEL_EXPORTER_OTLP_ENDPOINT, and adds the trace id to log lines. Loads nothing
 * of OpenTelemetry if that is not set. The SDK reads the other OTEL_… variables.
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

/** Attributes that name no person, organization or link, as paths and addresses do. */
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

/** Removes paths, addresses and error messages from a span; the log has the errors. */
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

/** Whether a name ends with the route, `/orgs/[slug]`, and not with the requested path. */
const isRoute = ({ attributes }: ReadableSpan, path: string) =>
  [attributes['http.route'], attributes['next.route']].includes(path.trim())
