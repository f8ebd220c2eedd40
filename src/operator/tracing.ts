import { createHash } from "node:crypto";
import {
  type Attributes,
  context,
  ROOT_CONTEXT,
  type Span,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { ANSWER, type Outcome, type TakenDelivery } from "../app/delivery/ports.ts";
import type { IncomingMessage, TurnResult } from "../conversation/turn.ts";

/** Follows a message through the program: what it was taken for, and when its answer was sent. */
export interface Tracing {
  message(message: IncomingMessage, work: () => Promise<TurnResult>): Promise<TurnResult>;
  delivery(delivery: TakenDelivery, work: () => Promise<Outcome>): Promise<Outcome>;
  /** Hands over what is not handed over yet. */
  stop(): Promise<void>;
}

/** Where nobody collects. */
export const NO_TRACING: Tracing = {
  message: (_, work) => work(),
  delivery: (_, work) => work(),
  stop: async () => {},
};

/**
 * Sends spans to a collector by OTLP over HTTP. An answer may be sent by another process than the
 * one that thought of it: both find the trace by the name of the message, so nothing is passed on.
 *
 * @param endpoint the base address, to which the SDK adds `/v1/traces`
 */
export async function startTracing(endpoint: string): Promise<Tracing> {
  const { BasicTracerProvider, BatchSpanProcessor, RandomIdGenerator } = await import(
    "@opentelemetry/sdk-trace-base"
  );
  const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-http");
  const { resourceFromAttributes } = await import("@opentelemetry/resources");
  const random = new RandomIdGenerator();
  const wanted: { ids?: Ids | undefined } = {};
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": "xuefen" }),
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` })),
    ],
    idGenerator: {
      generateTraceId: () => wanted.ids?.traceId ?? random.generateTraceId(),
      generateSpanId: () => wanted.ids?.spanId ?? random.generateSpanId(),
    },
  });
  const tracer = provider.getTracer("xuefen");
  return {
    message(message, work) {
      wanted.ids = idsOf(`${message.via}:${message.id}`);
      const span = tracer.startSpan(
        "message",
        { attributes: { "xuefen.channel": message.via, "xuefen.place": message.place } },
        ROOT_CONTEXT,
      );
      wanted.ids = undefined;
      return within(span, work, ({ question }) => ({ "xuefen.question": question ?? "none" }));
    },
    delivery: (delivery, work) =>
      within(startDelivery(tracer, delivery), work, (outcome) => ({
        "xuefen.outcome": outcome.kind,
      })),
    stop: () => provider.shutdown(),
  };
}

interface Ids {
  readonly traceId: string;
  readonly spanId: string;
}

function startDelivery(tracer: Tracer, { key, kind, address, attempts }: TakenDelivery): Span {
  const attributes = {
    "xuefen.channel": address.channel,
    "xuefen.kind": kind,
    "xuefen.attempt": attempts + 1,
  };
  if (kind !== ANSWER) return tracer.startSpan("delivery", { attributes }, ROOT_CONTEXT);
  const parent = { ...idsOf(messageOf(key)), traceFlags: TraceFlags.SAMPLED, isRemote: true };
  const within = trace.setSpanContext(ROOT_CONTEXT, parent);
  return tracer.startSpan("delivery", { attributes }, within);
}

/** The key of an answer begins with the channel and the message; what follows them tells several apart. */
const messageOf = (key: string) => key.split(":", 2).join(":");

/** The ids of the span of a message: the same in whichever process asks. */
function idsOf(message: string): Ids {
  const digest = createHash("sha256").update(message).digest("hex");
  return { traceId: digest.slice(0, 32), spanId: digest.slice(32, 48) };
}

async function within<T>(
  span: Span,
  work: () => Promise<T>,
  attributesOf: (result: T) => Attributes,
): Promise<T> {
  try {
    const result = await context.with(trace.setSpan(context.active(), span), work);
    span.setAttributes(attributesOf(result));
    return result;
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}
