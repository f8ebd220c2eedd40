import type { Logger } from "pino";
import { isStillWanted } from "../app/outreach/still-wanted.ts";
import { isStillMeant } from "../app/scheduled/still-meant.ts";
import type { Store } from "../app/store.ts";
import { builtIn } from "../built-in.ts";
import type { LarkSettings } from "../channels/lark/settings.ts";
import { wallTimeOf } from "../clock.ts";
import type { Conversation } from "../conversation/turn.ts";
import { planByTheHour } from "../delivery/plan-by-the-hour.ts";
import { planOnTime } from "../delivery/plan-on-time.ts";
import { writeWorkbook } from "../files/sheets/write-workbook.ts";
import { remindingBy, schedulingBy } from "../reminding.ts";
import type { Call } from "./command.ts";

/** What the bot in a messenger is put together from. */
interface Parts {
  readonly store: Store;
  readonly conversation: Conversation;
  readonly call: Call;
  readonly log: Logger;
}

/**
 * Starts the bot in Feishu, the engine that shares among processes what is sent there, and the
 * reminders. The SDK takes a second and 60 MB: all of it is loaded only where it is used.
 */
export async function startMessenger(settings: LarkSettings, parts: Parts) {
  const { startLark } = await import("../channels/lark/start-lark.ts");
  const { startEngine } = await import("../jobs/start-engine.ts");
  const { store, conversation, call, log } = parts;
  const { config, policies, now } = call.common;
  const { wording, material, catalogue } = builtIn(policies);
  const planning = remindingBy(config, catalogue, wording.in("zh-CN"));
  const scheduling = schedulingBy(config, catalogue, wording);
  const wallTime = () => wallTimeOf(now().at, config.timeZone);
  const onError = (error: unknown) => log.error({ err: error }, "background work failed");
  const engine = await startEngine(
    { redisUrl: config.redisUrl, dataFolder: config.data },
    store.leases,
    onError,
  );
  const lark = await startLark({
    ...{ settings, store, conversation, log, engine, wording, workbook: writeWorkbook },
    commands: material.commands,
    timeZone: config.timeZone,
    turnSeconds: config.turnSeconds,
    clock: () => new Date(now().at),
    refuse: async (push) =>
      (await isStillMeant(store, push, wallTime(), scheduling)) ??
      isStillWanted(store, planning, push, wallTime()),
  });
  const reminding = planByTheHour({
    ...{ store, engine, planning, wallTime, onError },
    onPlanned: (planned) => log.info(planned, "reminders are planned"),
  });
  const onTime = planOnTime({
    ...{ store, engine, planning: scheduling, onError },
    now: () => now().at,
  });
  return {
    routes: lark.routes,
    health: async () => ({
      channels: { lark: await lark.health() },
      jobs: await engine.health(),
    }),
    stop: async () => {
      await reminding.stop();
      await onTime.stop();
      await lark.stop();
      await engine.stop();
    },
  };
}
