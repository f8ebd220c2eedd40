import type { Outcome } from "../app/delivery/ports.ts";
import type { Conversation } from "../conversation/turn.ts";
import type { WatchDelivery } from "../delivery/send-deliveries.ts";
import { createMetrics, type Health, type Metrics } from "./metrics.ts";
import { NO_TRACING, startTracing } from "./tracing.ts";

/** Watches a program at work: counts what it does, and follows messages where traces are collected. */
export interface Observing {
  readonly metrics: Metrics;
  readonly watch: WatchDelivery;
  /** The same conversation, watched. */
  conversation(conversation: Conversation): Conversation;
  stop(): Promise<void>;
}

/**
 * Begins to watch.
 *
 * @param traces where traces are collected, if they are
 * @param health how the program is now
 */
export async function startObserving({
  traces,
  health,
  now,
}: {
  readonly traces: string | undefined;
  readonly health: () => Promise<Health>;
  readonly now: () => Date;
}): Promise<Observing> {
  const metrics = createMetrics(health, now);
  const tracing = traces === undefined ? NO_TRACING : await startTracing(traces);
  return {
    metrics,
    watch: async (delivery, work): Promise<Outcome> => {
      const outcome = await tracing.delivery(delivery, work);
      metrics.tried(delivery, outcome, (now().getTime() - Date.parse(delivery.dueAt)) / 1000);
      return outcome;
    },
    conversation: (conversation) => ({
      say: async (message) => {
        const began = performance.now();
        const result = await tracing.message(message, () => conversation.say(message));
        metrics.answered(message, result, (performance.now() - began) / 1000);
        return result;
      },
    }),
    stop: () => tracing.stop(),
  };
}
