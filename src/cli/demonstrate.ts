import { planBroadcast } from "../app/broadcasts/plan-broadcast.ts";
import { putDigest } from "../app/digest/put-digest.ts";
import { type Planning, planReminders } from "../app/outreach/plan-reminders.ts";
import { previewReminders } from "../app/outreach/preview-reminders.ts";
import { planScheduled } from "../app/scheduled/plan-scheduled.ts";
import type { Store } from "../app/store.ts";
import type { BuiltIn } from "../built-in.ts";
import type { DayShown, MovableClock } from "../channels/page/movable-clock.ts";
import { CHANNEL, showDelivery } from "../channels/page/show-delivery.ts";
import { instantAt, wallTimeOf } from "../clock.ts";
import type { Config } from "../config.ts";
import { sendDeliveries } from "../delivery/send-deliveries.ts";
import { addDays, type Day } from "../domain/day.ts";
import { createProcessEngine } from "../jobs/process-engine.ts";
import { startPushes } from "./start-pushes.ts";

/** What a made-up school is shown from. */
interface Parts {
  readonly store: Store;
  readonly config: Config;
  readonly parts: Pick<BuiltIn, "catalogue" | "wording">;
  /** The real clock. */
  readonly now: () => Date;
  readonly show: Parameters<typeof showDelivery>[0];
  readonly log: { error(details: object, message: string): void };
}

/** A made-up school whose people get what real ones would, in their chats on the page. */
export interface Demonstration {
  readonly clock: MovableClock;
  /** What that clock shows. */
  readonly now: () => Date;
  readonly stop: () => Promise<void>;
}

/** The clock is moved to this long before the last message of a day may be sent. */
const MINUTES_BEFORE_END = 60;
/** The next message is looked for no further ahead, and the clock goes no further back. */
const DAYS_AHEAD = 400;
const DAYS_BACK = 400;
/** So many of the reminders that people set are looked at. */
const MOST_DUE = 500;
/** Half past eight. */
const DIGEST_MINUTE = 8 * 60 + 30;

/** Starts to send what the outbox has for the page, by a clock that can be moved. */
export async function demonstrate(given: Parts): Promise<Demonstration> {
  const { store, config, parts, log } = given;
  const { timeZone } = config;
  let ahead = 0;
  /** The day that was shown last. */
  let shown: Day | undefined;
  const now = () => new Date(given.now().getTime() + ahead);
  const today = wallTimeOf(given.now().toISOString(), timeZone).day;
  const onError = (error: unknown) => log.error({ err: error }, "a message could not be shown");
  const from = addDays(today, -DAYS_BACK);
  await fillIn(store, instantAt(timeZone, { day: from, minute: 0 }));
  const engine = createProcessEngine(onError);
  const pushes = startPushes({
    ...{ store, engine, config, parts, now, onError },
    channels: [CHANNEL],
  });
  const { reminding: planning, digesting, scheduling, broadcasts, wallTime } = pushes;
  const sender = sendDeliveries({
    ...{ store, engine, channel: CHANNEL, now: () => now().toISOString(), onError },
    prepare: pushes.prepare,
    send: (delivery) => showDelivery(given.show, delivery),
    onFailed: ({ key }, problem) => log.error({ key, problem }, "a message could not be shown"),
  });
  const moveTo = async (day: Day): Promise<DayShown> => {
    const minute = Math.max(...planning.rules.hours.map(({ to }) => to)) - MINUTES_BEFORE_END;
    ahead = Date.parse(instantAt(timeZone, { day, minute })) - given.now().getTime();
    await planReminders(store, planning, { day, minute: 0 });
    for (const { whose, minute: due } of await store.digestOrders.all()) {
      const at = instantAt(timeZone, { day, minute: due });
      await putDigest(store, digesting, whose, { day, minute: due, at });
    }
    const at = instantAt(timeZone, { day, minute });
    for (const id of await store.scheduled.due(at, MOST_DUE)) {
      await planScheduled(store, id, at, scheduling);
    }
    for (const { id } of await store.broadcasts.inState("sending")) {
      await planBroadcast(store, broadcasts, id, { day, minute: 0 });
    }
    sender.wake();
    shown = day;
    const isWorkingDay = planning.rules.calendar.isWorkingDay(day);
    return { day, isWorkingDay, told: await toldOn(store, day, timeZone) };
  };
  const inTurn = createTurns();
  return {
    clock: {
      from,
      to: addDays(today, DAYS_AHEAD),
      moveTo: (day) => inTurn(() => moveTo(day)),
      moveOn: () =>
        inTurn(async () => {
          const { day } = wallTime();
          const from = day === shown ? addDays(day, 1) : day;
          const next = await nextMessage(store, planning, { from, timeZone });
          return next && moveTo(next);
        }),
    },
    now,
    stop: async () => {
      await pushes.stop();
      await sender.stop();
      await engine.stop();
    },
  };
}

/**
 * Lets everybody be reached on the page, under their own id; whoever looks after the school, or those
 * above it, has asked for a digest.
 */
async function fillIn({ roster, digestOrders }: Store, at: string): Promise<void> {
  const roots = (await roster.units()).filter(({ parent }) => parent === undefined);
  for (const { id: root } of roots) {
    for (const { teacher, grants } of await roster.peopleWithin(root)) {
      const { id } = teacher;
      await roster.bindAccount(CHANNEL, id, id, at);
      const isManager = grants.some(({ role }) => role === "admin" || role === "coordinator");
      const order = { minute: DIGEST_MINUTE, weekdays: [], language: "zh-CN", by: id } as const;
      if (isManager) await digestOrders.set({ ...order, whose: { person: id } }, at);
    }
  }
}

/**
 * The first day from one on, on which anybody is sent anything but a digest: there is one of those on
 * every working day.
 */
async function nextMessage(
  store: Store,
  planning: Planning,
  { from, timeZone }: { readonly from: Day; readonly timeZone: string },
): Promise<Day | undefined> {
  const last = addDays(from, DAYS_AHEAD);
  const waiting = (await store.outbox.list({})).filter(
    ({ address, state }) => address.channel === CHANNEL && state === "planned",
  );
  const scheduled = await upcomingReminders(store, instantAt(timeZone, { day: last, minute: 0 }));
  const others = [...waiting.map(({ dueAt }) => dueAt), ...scheduled]
    .map((at) => wallTimeOf(at, timeZone).day)
    .filter((day) => day >= from)
    .sort();
  const to = others[0] ?? last;
  for await (const { message, day } of previewReminders(store, planning, { from, to })) {
    if (message) return day;
  }
  return others[0];
}

/** When the reminders that people set come next, until an instant. */
async function upcomingReminders({ scheduled }: Store, until: string): Promise<readonly string[]> {
  const ids = await scheduled.due(until, MOST_DUE);
  const found = await Promise.all(ids.map((id) => scheduled.find(id)));
  return found.flatMap((each) => each?.next?.at ?? []);
}

/** Who is sent something on a day, each once. */
async function toldOn({ outbox, roster }: Store, day: Day, timeZone: string) {
  const sent = (await outbox.list({})).filter(({ address, dueAt }) => {
    return address.channel === CHANNEL && wallTimeOf(dueAt, timeZone).day === day;
  });
  const ids = [...new Set(sent.flatMap(({ person }) => person ?? []))];
  const people = await roster.people(ids);
  return ids.flatMap((id) => {
    const person = people.get(id);
    return person ? [{ id, name: person.teacher.name }] : [];
  });
}

/** One move after the other. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
}
