import { BROADCAST } from "../app/broadcasts/ports.ts";
import { isBroadcastWanted } from "../app/broadcasts/still-wanted.ts";
import { DIGEST, type Outcome, type TakenDelivery } from "../app/delivery/ports.ts";
import { isDigestStillWanted } from "../app/digest/put-digest.ts";
import { isStillWanted } from "../app/outreach/still-wanted.ts";
import { REMINDER } from "../app/scheduled/plan-scheduled.ts";
import { isStillMeant } from "../app/scheduled/still-meant.ts";
import type { Store } from "../app/store.ts";
import { broadcastingBy, broadcastPlanningBy } from "../broadcasting.ts";
import type { BuiltIn } from "../built-in.ts";
import { wallTimeOf } from "../clock.ts";
import type { Config } from "../config.ts";
import { digestsByTheClock } from "../delivery/digests-by-the-clock.ts";
import type { JobEngine } from "../delivery/job-engine.ts";
import { planBroadcasts } from "../delivery/plan-broadcasts.ts";
import { planOnTime } from "../delivery/plan-on-time.ts";
import { digestingBy, remindingBy } from "../reminding.ts";
import { schedulingBy } from "../scheduling.ts";

/** What is sent without being asked for is put together from. */
interface PushParts {
  readonly store: Store;
  readonly engine: JobEngine;
  readonly config: Config;
  readonly parts: Pick<BuiltIn, "catalogue" | "wording">;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/**
 * Starts to plan what is sent without being asked for, the same on every channel; when reminders are
 * planned, whoever calls it decides.
 */
export function startPushes({ store, engine, config, parts, now, onError }: PushParts) {
  const { catalogue, wording } = parts;
  const wallTime = () => wallTimeOf(now().toISOString(), config.timeZone);
  const localizer = wording.in("zh-CN");
  const reminding = remindingBy(config, catalogue, localizer);
  const broadcasting = broadcastingBy(config, catalogue);
  const scheduling = schedulingBy(broadcasting, wording);
  const digesting = digestingBy(reminding, wording);
  const going = [
    planBroadcasts({
      ...{ store, engine, wallTime, onError },
      planning: broadcastPlanningBy(broadcasting, localizer),
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
    /** What became of a push before it is tried; nothing where it is still to be sent. */
    refuse: (push: TakenDelivery): Promise<Outcome | undefined> => {
      switch (push.kind) {
        case DIGEST:
          return isDigestStillWanted(store, push, wallTime().day);
        case BROADCAST:
          return isBroadcastWanted(store, broadcasting, push, wallTime());
        case REMINDER:
          return isStillMeant(store, push, wallTime(), scheduling);
        default:
          return isStillWanted(store, reminding, push, wallTime());
      }
    },
    stop: async () => void (await Promise.all(going.map((each) => each.stop()))),
  };
}
