import { BROADCAST } from "../app/broadcasts/ports.ts";
import { isBroadcastWanted } from "../app/broadcasts/still-wanted.ts";
import { DIGEST, type Outcome, type TakenDelivery } from "../app/delivery/ports.ts";
import { isDigestStillWanted } from "../app/digest/put-digest.ts";
import { REMINDER } from "../app/scheduled/plan-scheduled.ts";
import { isStillMeant } from "../app/scheduled/still-meant.ts";
import type { Store } from "../app/store.ts";
import { broadcastingBy, broadcastPlanningBy } from "../broadcasting.ts";
import type { BuiltIn } from "../built-in.ts";
import { wallTimeOf } from "../clock.ts";
import type { Config } from "../config.ts";
import { digestsByTheClock } from "../delivery/digests-by-the-clock.ts";
import type { JobEngine } from "../delivery/job-engine.ts";
import { keepStandings } from "../delivery/keep-standings.ts";
import { planBroadcasts } from "../delivery/plan-broadcasts.ts";
import { planOnTime } from "../delivery/plan-on-time.ts";
import { preparedReminder } from "../delivery/reminder-reply.ts";
import type { Prepared } from "../delivery/send-deliveries.ts";
import { digestingBy, remindingBy } from "../reminding.ts";
import { schedulingBy } from "../scheduling.ts";

/** What is sent without being asked for is put together from. */
interface PushParts {
  readonly store: Store;
  readonly engine: JobEngine;
  readonly config: Config;
  readonly parts: Pick<BuiltIn, "catalogue" | "wording">;
  /** Those on which any process on this database sends. */
  readonly channels: readonly string[];
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/**
 * Starts to plan what is sent without being asked for, the same on every channel; when reminders are
 * planned, whoever calls it decides.
 */
export function startPushes({ channels, ...given }: PushParts) {
  const { store, engine, config, parts, now, onError } = given;
  const { catalogue, wording } = parts;
  const wallTime = () => wallTimeOf(now().toISOString(), config.timeZone);
  const localizer = wording.in("zh-CN");
  const reminding = { ...remindingBy(config, catalogue), channels };
  const broadcasting = { ...broadcastingBy(config, catalogue), channels };
  const broadcasts = broadcastPlanningBy(broadcasting, localizer);
  const scheduling = schedulingBy(broadcasting, wording);
  const digesting = digestingBy(reminding, wording);
  const going = [
    keepStandings({ store, engine, foreseen: reminding, wallTime, onError }),
    planBroadcasts({
      ...{ store, engine, wallTime, onError },
      planning: broadcasts,
    }),
    planOnTime({ store, engine, planning: scheduling, wallTime, onError }),
    digestsByTheClock({
      ...{ store, engine, digesting, onError },
      now: () => ({ ...wallTime(), at: now().toISOString() }),
    }),
  ];
  return {
    wallTime,
    reminding,
    digesting,
    scheduling,
    broadcasts,
    /** What becomes of a push right before it is tried; nothing where it is to be sent as it is. */
    prepare: async (push: TakenDelivery): Promise<Prepared | undefined> => {
      const now = wallTime();
      switch (push.kind) {
        case DIGEST:
          return ended(await isDigestStillWanted(store, push, now.day));
        case BROADCAST:
          return ended(await isBroadcastWanted(store, broadcasting, push, now));
        case REMINDER:
          return ended(await isStillMeant(store, push, now, scheduling));
        default:
          return preparedReminder({ store, planning: reminding, localizer }, push, now);
      }
    },
    stop: async () => void (await Promise.all(going.map((each) => each.stop()))),
  };
}

const ended = (outcome: Outcome | undefined) => outcome && { outcome };
