import { once } from "node:events";
import { pino } from "pino";
import { Failure } from "../domain/failure.ts";
import { openData } from "../open-data.ts";
import type { Command } from "./command.ts";
import { startOperator } from "./start-operator.ts";
import { startOutreach } from "./start-outreach.ts";

/** `xuefen worker`: shares what a `serve` on the same database sends and plans; it listens to nobody. */
export const workerCommand: Command = {
  name: "worker",
  usage: "xuefen worker",
  summary: "shares the sending and planning of a serve on the same database and Redis",
  takes: [],
  options: {},
  run: async (call) => {
    const stopped = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    const { config } = call.common;
    const settings = config.lark;
    if (!settings) throw new Failure("worker/no-channel", {});
    const log = pino(pino.destination(2));
    const store = await openData(config);
    try {
      const { startLarkSending } = await import("../channels/lark/start-lark-sending.ts");
      const clock = () => new Date(call.common.now().at);
      const operator = await startOperator(config, clock, () => outreach.health());
      const parts = { store, call, log, operator };
      const outreach = await startOutreach(settings, parts, { mustShare: true });
      const lark = startLarkSending(outreach.sending);
      await operator.show(outreach.queues());
      call.console.out("xuefen: works\n");
      await stopped;
      await outreach.stop();
      await lark.stop();
      await outreach.end();
      await operator.stop();
    } finally {
      await store.close();
    }
  },
};
