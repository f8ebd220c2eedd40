import { serveWeb } from "../channels/page/serve.ts";
import type { Config } from "../config.ts";
import type { Conversation } from "../conversation/turn.ts";
import type { WatchDelivery } from "../delivery/send-deliveries.ts";
import type { Health, Metrics } from "../operator/metrics.ts";
import type { metricsFor, OperatorDeps } from "../operator/operator-app.ts";

/** This machine alone; a proxy that shows the page to others does not lead here. */
const OWN_ADDRESS = "127.0.0.1";

/** What watches a program, and what its operator is shown. */
export interface Operator {
  /** Watches the tries to send; absent where nobody looks. */
  readonly watch?: WatchDelivery;
  /** Where a collector elsewhere reads the metrics, if it may. */
  readonly metrics?: ReturnType<typeof metricsFor>;
  /** The same conversation, watched where somebody looks. */
  conversation(conversation: Conversation): Conversation;
  planned(planned: Parameters<Metrics["planned"]>[0]): void;
  /** Begins to show what is seen, where a port for it is set. */
  show(queues: OperatorDeps["queues"]): Promise<void>;
  stop(): Promise<void>;
}

const NOBODY_LOOKS: Operator = {
  conversation: (conversation) => conversation,
  planned: () => {},
  show: async () => {},
  stop: async () => {},
};

/**
 * Starts to watch a program, where anybody may look; what it sees is shown once all parts of the
 * program are there. What counts and follows is loaded only then: it takes a fifth of a second.
 */
export async function startOperator(
  { operatorPort, metricsToken, traces }: Pick<Config, "operatorPort" | "metricsToken" | "traces">,
  now: () => Date,
  health: () => Promise<Health>,
): Promise<Operator> {
  const isWatched = [operatorPort, metricsToken, traces].some((given) => given !== undefined);
  if (!isWatched) return NOBODY_LOOKS;
  const { startObserving } = await import("../operator/start-observing.ts");
  const shown = await import("../operator/operator-app.ts");
  const observing = await startObserving({ traces, health, now });
  const { metrics, watch, conversation } = observing;
  let close = async () => {};
  return {
    ...{ watch, conversation },
    ...(metricsToken !== undefined && { metrics: shown.metricsFor(metricsToken, metrics) }),
    planned: (planned) => metrics.planned(planned),
    async show(queues) {
      if (operatorPort === undefined) return;
      const app = await shown.createOperatorApp({ metrics, queues });
      const served = await serveWeb(app, { port: operatorPort, host: OWN_ADDRESS });
      close = () => served.close();
    },
    async stop() {
      await close();
      await observing.stop();
    },
  };
}
