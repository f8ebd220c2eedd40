import type { Logger } from "pino";
import type { Store } from "../app/store.ts";
import { builtIn } from "../built-in.ts";
import type { LarkSettings } from "../channels/lark/settings.ts";
import type { LarkSendingDeps } from "../channels/lark/start-lark-sending.ts";
import { goOn } from "../delivery/go-on.ts";
import { planByTheHour } from "../delivery/plan-by-the-hour.ts";
import { trustClock } from "../delivery/trusted-clock.ts";
import { Failure } from "../domain/failure.ts";
import { pictureIn } from "../files/pictures/picture-in.ts";
import { writeWorkbook } from "../files/sheets/write-workbook.ts";
import type { Call } from "./command.ts";
import { sharePlanning, sharingHere } from "./share-planning.ts";
import type { Operator } from "./start-operator.ts";
import { startPushes } from "./start-pushes.ts";

/** What goes on without being asked for is put together from. */
export interface OutreachParts {
  readonly store: Store;
  readonly call: Call;
  readonly log: Logger;
  readonly operator: Operator;
}

/** The channels that run; a push that fails on one goes to the person's next. */
const CHANNELS: readonly string[] = ["lark"];

const LOOK_AT_CLOCK_MS = 10_000;

/**
 * Starts what any process of the program does, whether it listens or not: the engine that shares the
 * work, planning, and what a channel needs for sending. BullMQ is loaded only where it is used.
 *
 * @throws {Failure} worker/no-redis where the work must be shared and cannot be
 */
export async function startOutreach(
  settings: LarkSettings,
  { store, call, log, operator }: OutreachParts,
  { mustShare = false } = {},
) {
  const { config, policies } = call.common;
  const parts = builtIn(policies);
  const { wording } = parts;
  const onError = (error: unknown) => log.error({ err: error }, "background work failed");
  const { startEngine } = await import("../jobs/start-engine.ts");
  const engine = await startEngine(
    { redisUrl: config.redisUrl, dataFolder: config.data },
    store.leases,
    onError,
  );
  if (mustShare && !engine.isShared) {
    await engine.stop();
    throw new Failure("worker/no-redis", { folder: config.data });
  }
  const clock = await clockOf(store, call, log);
  const pushes = startPushes({
    ...{ store, engine, config, parts, channels: CHANNELS, now: clock.now, onError },
  });
  const going = [
    pushes,
    goOn(clock.look, { everyMs: LOOK_AT_CLOCK_MS, onError }),
    planByTheHour({
      ...{ store, engine, planning: pushes.reminding, wallTime: pushes.wallTime, onError },
      share: sharePlanning({ config, policies, channels: CHANNELS }, sharingHere()),
      onPlanned: (planned) => {
        operator.planned(planned);
        log.info(planned, "reminders are planned");
      },
    }),
  ];
  const sending: LarkSendingDeps = {
    ...{ settings, store, wording, engine, log, clock: clock.now },
    ...{ workbook: writeWorkbook, picture: pictureIn(wording), timeZone: config.timeZone },
    ...{ channels: CHANNELS, prepare: pushes.prepare },
    ...(operator.watch && { watch: operator.watch }),
  };
  return {
    sending,
    queues: () => engine.queues?.() ?? [],
    health: async () => ({ jobs: await engine.health(), clock: clock.health() }),
    /** Plans no more; what is being sent goes on until the channel is stopped. */
    stop: () => Promise.all(going.map((each) => each.stop())),
    /** Ends the engine, which the channel needs until it is stopped. */
    end: () => engine.stop(),
  };
}

/** A clock that was set by hand stands still; on a database of its own the database's clock is this machine's. */
async function clockOf(store: Store, { common, values }: Call, log: Logger) {
  const isShared = !common.config.database.startsWith("sqlite:");
  const wall = () => Date.parse(common.now().at);
  if (values.at !== undefined) {
    return {
      now: () => new Date(wall()),
      look: async () => {},
      health: () => ({ state: "trusted" }) as const,
    };
  }
  const steady = () => performance.now();
  const witness = async () => Date.parse(await store.clock());
  return trustClock({ wall, steady, ...(isShared && { witness }) }, (health) =>
    log.error(health, "the clock of this machine jumped; nothing is sent because of it yet"),
  );
}
