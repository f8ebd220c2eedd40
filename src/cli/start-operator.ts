import { serveWeb } from "../channels/page/serve.ts";
import type { Config } from "../config.ts";
import type { Health } from "../operator/metrics.ts";
import { createOperatorApp, type OperatorDeps } from "../operator/operator-app.ts";
import { type Observing, startObserving } from "../operator/start-observing.ts";

/** This machine alone; a proxy that shows the page to others does not lead here. */
const OWN_ADDRESS = "127.0.0.1";

/** What watches a program, and what its operator is shown. */
export interface Operator extends Observing {
  /** Begins to show it, where a port for it is set. */
  show(queues: OperatorDeps["queues"]): Promise<void>;
}

/** Starts to watch a program; what it sees is shown once all parts of the program are there. */
export async function startOperator(
  config: Pick<Config, "operatorPort" | "traces">,
  now: () => Date,
  health: () => Promise<Health>,
): Promise<Operator> {
  const observing = await startObserving({ traces: config.traces, health, now });
  let close = async () => {};
  return {
    ...observing,
    async show(queues) {
      if (config.operatorPort === undefined) return;
      const app = await createOperatorApp({ metrics: observing.metrics, queues });
      const served = await serveWeb(app, { port: config.operatorPort, host: OWN_ADDRESS });
      close = () => served.close();
    },
    async stop() {
      await close();
      await observing.stop();
    },
  };
}
