import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Outcome, TakenDelivery } from "../app/delivery/ports.ts";
import type { IncomingMessage, TurnResult } from "../conversation/turn.ts";

/** How the running parts of a program are, as far as they say so. */
export interface Health {
  readonly channels?: Readonly<Record<string, ChannelHealth>>;
  readonly jobs?: {
    readonly kind: string;
    readonly isReachable: boolean;
    readonly waiting?: number;
  };
  readonly clock?: { readonly state: string };
}

interface ChannelHealth {
  readonly connection: { readonly state: string };
  /** What came in and is not answered; what is due and not sent, and the ISO instant since which. */
  readonly waiting: number;
  readonly due: number;
  readonly dueSince?: string | undefined;
}

/** What is counted of one process, for Prometheus to collect. Nothing of it names a person. */
export interface Metrics {
  answered(message: IncomingMessage, result: TurnResult, seconds: number): void;
  /** How a try to send something went; `late` in seconds after it was due. */
  tried(delivery: TakenDelivery, outcome: Outcome, late: number): void;
  planned(planned: { readonly messages: number; readonly unreachable: number }): void;
  /** Everything that was counted, and how the program is now, in the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

const ANSWER_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];
const LATE_SECONDS = [1, 5, 15, 60, 300, 900, 3_600];
/** In these an event reaches the program. */
const UP = new Set(["connected", "webhook"]);

/** @param health asked at each collection; what it cannot say is left out */
export function createMetrics(health: () => Promise<Health>, now: () => Date): Metrics {
  const registers = [new Registry()] as const;
  const [registry] = registers;
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: "xuefen_answers_total",
    help: "Messages that were answered, by the question that they were taken for",
    labelNames: ["channel", "place", "question"],
    registers: [...registers],
  });
  const answering = new Histogram({
    name: "xuefen_answer_seconds",
    help: "From reading a message to having its answer, without sending it",
    labelNames: ["channel", "place"],
    buckets: ANSWER_SECONDS,
    registers: [...registers],
  });
  const tries = new Counter({
    name: "xuefen_deliveries_total",
    help: "Tries to send something, by how they went",
    labelNames: ["channel", "kind", "outcome"],
    registers: [...registers],
  });
  const lateness = new Histogram({
    name: "xuefen_delivery_late_seconds",
    help: "From when something was due to when it was sent",
    labelNames: ["channel", "kind"],
    buckets: LATE_SECONDS,
    registers: [...registers],
  });
  const planned = new Counter({
    name: "xuefen_planned_messages_total",
    help: "Reminders that were put into the outbox",
    registers: [...registers],
  });
  const unreachable = new Gauge({
    name: "xuefen_unreachable_people",
    help: "People who would have been reminded when it was planned last, and have no account",
    registers: [...registers],
  });
  const gauges = createGauges(registry, now);
  return {
    contentType: registry.contentType,
    answered({ via: channel, place }, { question = "none" }, seconds) {
      answers.inc({ channel, place, question });
      answering.observe({ channel, place }, seconds);
    },
    tried({ kind, address: { channel } }, outcome, late) {
      tries.inc({ channel, kind, outcome: outcome.kind });
      if (outcome.kind === "sent") lateness.observe({ channel, kind }, Math.max(0, late));
    },
    planned(made) {
      planned.inc(made.messages);
      unreachable.set(made.unreachable);
    },
    async text() {
      gauges.set(await health());
      return registry.metrics();
    },
  };
}

/** What is true at a moment, as the parts of the program say. */
function createGauges(registry: Registry, now: () => Date) {
  const gauge = (name: string, help: string, ...labelNames: readonly string[]) =>
    new Gauge({ name: `xuefen_${name}`, help, labelNames: [...labelNames], registers: [registry] });
  const up = gauge("channel_up", "Whether events of the channel reach the program", "channel");
  const waiting = gauge("events_waiting", "Events that are not answered yet", "channel");
  const due = gauge("deliveries_due", "What is due and not sent", "channel");
  const late = gauge("deliveries_due_seconds", "How long the longest of them is due", "channel");
  const reachable = gauge("jobs_reachable", "Whether the engine of jobs answers", "kind");
  const jobs = gauge("jobs_waiting", "Jobs that wait or are being done", "kind");
  const clock = gauge("clock_trusted", "Whether the clock has not jumped");
  return {
    set(health: Health) {
      for (const [channel, each] of Object.entries(health.channels ?? {})) {
        up.set({ channel }, Number(UP.has(each.connection.state)));
        waiting.set({ channel }, each.waiting);
        due.set({ channel }, each.due);
        const since = each.dueSince === undefined ? now() : new Date(each.dueSince);
        late.set({ channel }, Math.max(0, (now().getTime() - since.getTime()) / 1000));
      }
      const { jobs: engine } = health;
      if (engine) {
        reachable.set({ kind: engine.kind }, Number(engine.isReachable));
        if (engine.waiting !== undefined) jobs.set({ kind: engine.kind }, engine.waiting);
      }
      if (health.clock) clock.set(Number(health.clock.state === "trusted"));
    },
  };
}
