import type { Audience } from "../../src/app/audience/audience.ts";
import { draftBroadcast } from "../../src/app/broadcasts/draft-broadcast.ts";
import type { Steering } from "../../src/app/broadcasts/entry-kinds.ts";
import { type BroadcastPlanning, planBroadcast } from "../../src/app/broadcasts/plan-broadcast.ts";
import { type Steered, steerBroadcast } from "../../src/app/broadcasts/steer-broadcast.ts";
import type { Store } from "../../src/app/store.ts";
import { wallTimeOf } from "../../src/clock.ts";
import { planning, ZONE } from "./outreach.ts";

/** How broadcasts are sent at the made-up schools; what is said is the text and its sender. */
export function broadcastPlanning(changed: Partial<BroadcastPlanning> = {}): BroadcastPlanning {
  const { rules, documentOf, instantAt } = planning();
  return {
    ...{ rules, documentOf, instantAt, secondAbove: 200 },
    wallTime: (at) => wallTimeOf(at, ZONE),
    write: (text, { unit, name }) => ({ text: `${unit} ${name}: ${text}` }),
    writeEnd: (_, progress) => progress,
    ...changed,
  };
}

/** What somebody does with broadcasts, at an instant that moves on. */
export function broadcaster(
  store: Store,
  clock: { at: string },
  changed: Partial<BroadcastPlanning> = {},
) {
  const settings = broadcastPlanning(changed);
  return {
    async draft(by: string, audience: Audience, text = "请本周五前把证书发我") {
      const sender = await store.roster.person(by);
      if (!sender) throw new Error(`there is no ${by}`);
      const { day: today } = wallTimeOf(clock.at, ZONE);
      const { documentOf } = settings;
      const asked = { sender, audience, text, at: clock.at, today, documentOf };
      const { id = "", ...preview } = await draftBroadcast(store, asked, settings);
      return { id, ...preview };
    },
    steer: (id: string, how: Steering, by = "T007"): Promise<Steered> =>
      steerBroadcast(
        store,
        { id, how, by, at: clock.at, via: "web", secondAbove: settings.secondAbove },
        async (steered) => steered,
      ),
    plan: (id: string) => planBroadcast(store, settings, id, wallTimeOf(clock.at, ZONE)),
    /** Takes and settles everything that is due; `failing` says for whom it fails. */
    async send(failing: (person: string) => boolean = () => false) {
      const taking = { channel: "lark", holder: "one", now: clock.at, limit: 5_000, seconds: 60 };
      const taken = await store.outbox.take(taking);
      for (const { key, person = "" } of taken) {
        const outcome = failing(person)
          ? ({ kind: "failed", problem: "230013", cause: "not-available" } as const)
          : ({ kind: "sent", messageId: `om_${person}` } as const);
        await store.outbox.settle(key, { holder: "one", at: clock.at, outcome });
      }
      return taken.map(({ key }) => key);
    },
  };
}
