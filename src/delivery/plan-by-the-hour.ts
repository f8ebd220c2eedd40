import {
  type Planned,
  type Planning,
  planReminders,
  type SharePlanning,
} from "../app/outreach/plan-reminders.ts";
import type { Store } from "../app/store.ts";
import type { Day } from "../domain/day.ts";
import { type Going, goOn } from "./go-on.ts";
import type { JobEngine } from "./job-engine.ts";

/** What planning reminders while the program runs needs. */
export interface HourlyPlanning {
  readonly store: Store;
  readonly engine: JobEngine;
  readonly planning: Planning;
  /** What the clocks show where the school is. */
  readonly wallTime: () => { readonly day: Day; readonly minute: number };
  /** Told of what was planned, and of people who have no account to be told anything. */
  readonly onPlanned: (planned: Planned) => void;
  readonly onError: (error: unknown) => void;
  /** Plans in other processes where there are so many people that this one would be busy for long. */
  readonly share?: SharePlanning;
  /** How often it looks at the clock; in a test more often. */
  readonly lookEveryMs?: number;
}

const LOOK_EVERY_MS = 20_000;
/** What was asked for and is not done by then, because it failed or was forgotten, is asked for again. */
const AGAIN_AFTER_MINUTES = 2;
/** Planning is done before the first message is due, so that it is not late. */
const MINUTES_BEFORE = 30;
/** Longer than an hour: nobody plans the same hour anew. */
const PLANNED_FOR_SECONDS = 2 * 60 * 60;
const HOUR = 60;
/**
 * From so many on other processes are worth their memory: with a million, an ordinary day takes them
 * twice as long as one, and the day on which everybody is due two thirds of its time.
 */
const MANY_PEOPLE = 200_000;

/**
 * Plans the reminders of each working day, from half an hour before the first may be sent and anew
 * every hour, for what was imported meanwhile. One of all processes does so; where the engine cannot
 * be reached, or forgets that it was done, several do, and nobody hears of it twice. What fails is tried
 * again within minutes.
 */
export function planByTheHour(given: HourlyPlanning): Going {
  const { store, engine, planning, wallTime, onPlanned, onError } = given;
  const { calendar, hours } = planning.rules;
  const plan = async () => {
    const share = (await isLarge(store)) ? given.share : undefined;
    const planned = await planReminders(store, planning, wallTime(), share);
    onPlanned(planned);
  };
  const queue = engine.queue("plan-reminders", {
    ...{ atOnce: 1, onceFor: PLANNED_FOR_SECONDS },
    handle: plan,
  });
  const first = Math.min(...hours.map(({ from }) => from)) - MINUTES_BEFORE;
  const last = Math.max(...hours.map(({ to }) => to));
  let asked = { hour: "", minute: 0, isDone: false };
  const look = async () => {
    const { day, minute } = wallTime();
    const isTime = first <= minute && minute < last && calendar.isWorkingDay(day);
    const hour = `${day}-${Math.floor(minute / HOUR)}`;
    const isRecent = Math.abs(minute - asked.minute) < AGAIN_AFTER_MINUTES;
    if (!isTime || (hour === asked.hour && (asked.isDone || isRecent))) return;
    asked = { hour, minute, isDone: false };
    // An engine that has done it lately does nothing; one that cannot be reached does not know.
    if (await queue.ask([hour])) return;
    await plan();
    asked = { hour, minute, isDone: true };
  };
  return goOn(look, { everyMs: given.lookEveryMs ?? LOOK_EVERY_MS, onError });
}

async function isLarge({ roster }: Store): Promise<boolean> {
  const counts = [...(await roster.headcounts()).values()];
  return counts.reduce((sum, each) => sum + each, 0) >= MANY_PEOPLE;
}
