import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Source } from "../../../src/app/outreach/matter.ts";
import { planReminders } from "../../../src/app/outreach/plan-reminders.ts";
import type { Preference } from "../../../src/app/outreach/ports.ts";
import { RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import type { Store } from "../../../src/app/store.ts";
import { type WallTime, wallTimeOf } from "../../../src/clock.ts";
import { addDays, type Day, dayNumber, parseDay } from "../../../src/domain/day.ts";
import type { TimeSpan } from "../../../src/domain/time-of-day.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { HOURS, madeUpSource, planning, ZONE } from "../../support/outreach.ts";
import { runs } from "../../support/runs.ts";
import { fillSchool } from "../../support/school.ts";

const AT = "2026-01-01T00:00:00.000Z";
const day = (text: string): Day => parseDay(text);
const MORNING = 480;

async function school(): Promise<Store> {
  const store = createMemoryStore();
  await fillSchool(store);
  for (const id of ["T001", "T002", "T003", "T004", "T005", "T006", "T007", "C001"]) {
    await store.roster.bindAccount("lark", `ou_${id}`, id, AT);
  }
  return store;
}

/** Everything in the outbox, with when it is to be sent where the school is. */
async function sentIn(store: Store) {
  const all = await store.outbox.list({});
  return all.map(({ person = "", dueAt, kind, key }) => {
    return { person, kind, key, at: wallTimeOf(dueAt, ZONE) };
  });
}

const daysOf = async (store: Store, person: string) =>
  (await sentIn(store)).filter((each) => each.person === person).map(({ at }) => at.day);

let store: Store;
beforeEach(async () => {
  store = await school();
});

const plan = (on: string, minute = MORNING, changed = {}) =>
  planReminders(store, planning(changed), { day: day(on), minute });

describe("planning a day", () => {
  it("puts in one message for each whom something concerns, and none for who is done", async () => {
    // A week before certificates are due; 李建国 has all that is asked, 周敏 no policy.
    expect(await plan("2026-06-12")).toEqual({ messages: 6, unreachable: 0 });
    const sent = await sentIn(store);
    expect(sent.map(({ person }) => person)).toEqual([
      "T001",
      "T003",
      "T004",
      "T005",
      "T006",
      "T007",
    ]);
    expect(sent[0]).toEqual({
      person: "T001",
      kind: "deadline",
      key: "reminder:T001:2026-06-12",
      at: { day: "2026-06-12", minute: 510 },
    });
    const [first] = await store.outbox.list({ person: "T001" });
    expect(first?.address).toEqual({ channel: "lark", to: { account: "ou_T001" } });
    expect(wallTimeOf(first?.expiresAt ?? "", ZONE)).toEqual({ day: "2026-06-12", minute: 1020 });
  });

  it("plans nothing twice, however often and from how many places it is asked", async () => {
    await Promise.all([plan("2026-06-12"), plan("2026-06-12"), plan("2026-06-12", 600)]);
    expect(await plan("2026-06-12")).toEqual({ messages: 0, unreachable: 0 });
    // An instance whose clock is a day ahead has told them already.
    expect(await plan("2026-06-15", MORNING)).toMatchObject({ messages: 0 });
    expect((await store.outbox.list({})).length).toBe(6);
  });

  it("tells it once where two programs with other days plan it at the same time", async () => {
    await Promise.all([plan("2026-06-12"), plan("2026-06-15")]);
    const people = (await sentIn(store)).map(({ person }) => person);
    expect(people.sort()).toEqual(["T001", "T003", "T004", "T005", "T006", "T007"]);
  });

  it("keeps for another day what comes up when the day's message is planned", async () => {
    const first = madeUpSource(["T002"], [day("2026-04-16")], { id: "one" });
    const second = madeUpSource(["T002"], [day("2026-04-16")], { id: "two" });
    await plan("2026-04-09", MORNING, { sources: [first] });
    const sources = [first, second];
    expect(await plan("2026-04-09", 600, { sources })).toMatchObject({ messages: 0 });
    expect(await plan("2026-04-10", MORNING, { sources })).toMatchObject({ messages: 1 });
    const told = (await store.reminders.ofMany(["T002"], day("2026-01-01"))).get("T002");
    expect(told?.map(({ rule, day: on }) => [rule, on])).toEqual([
      ["one/2026-04-16", "2026-04-09"],
      ["two/2026-04-16", "2026-04-10"],
    ]);
  });

  it("never says the same words twice", async () => {
    const made = madeUpSource(["T002"], [day("2026-04-16"), day("2026-05-20")]);
    const undated: Source = {
      ...made,
      due: (...asked) => made.due(...asked).map((each) => ({ ...each, isWithoutDay: true })),
    };
    for (const on of ["2026-04-09", "2026-04-15", "2026-04-16", "2026-05-19", "2026-05-20"]) {
      await plan(on, MORNING, { sources: [undated] });
    }
    expect(await daysOf(store, "T002")).toEqual(["2026-04-09"]);
  });

  it("takes 29 February for the day before 1 March, and for a day on which something is due", async () => {
    const source = { ...madeUpSource(["T002"], [day("2028-02-29"), day("2028-03-01")]) };
    const sources = [{ ...source, schedule: [-1, 0] }];
    const days = ["2028-02-25", "2028-02-28", "2028-02-29", "2028-03-01", "2028-03-02"];
    for (const on of days) await plan(on, MORNING, { sources });
    const told = (await store.reminders.ofMany(["T002"], day("2028-01-01"))).get("T002");
    expect(told?.map(({ rule, day: on }) => [rule, on])).toEqual([
      ["claim/2028-02-29", "2028-02-28"],
      ["claim/2028-02-29", "2028-02-29"],
      ["claim/2028-03-01", "2028-02-29"],
      ["claim/2028-03-01", "2028-03-01"],
    ]);
  });

  it("counts those who have no account", async () => {
    await store.roster.unbindAccount("lark", "ou_T001");
    expect(await plan("2026-06-12")).toEqual({ messages: 5, unreachable: 1 });
    await store.roster.bindAccount("lark", "ou_T001", "T001", AT);
    expect(await plan("2026-06-15")).toEqual({ messages: 0, unreachable: 0 });
    expect(await plan("2026-06-17")).toEqual({ messages: 6, unreachable: 0 });
  });

  it("sends to the first account that is served, and counts those who have none there", async () => {
    await store.roster.bindAccount("wechat", "wx_1", "T001", AT);
    const served = await plan("2026-06-12", MORNING, { channels: ["wechat", "elsewhere"] });
    expect(served).toEqual({ messages: 1, unreachable: 5 });
    const [first] = await store.outbox.list({ person: "T001" });
    expect(first?.address).toEqual({ channel: "wechat", to: { account: "wx_1" } });
  });

  it("looks again only at those for whom something waits, once everybody was looked at", async () => {
    const read: string[] = [];
    const records = {
      ...store.records,
      ofMany: (ids: readonly string[]) => {
        read.push(...ids);
        return store.records.ofMany(ids);
      },
    };
    const again = (on: string, minute = MORNING) => {
      read.length = 0;
      return planReminders({ ...store, records }, planning(), { day: day(on), minute });
    };
    await store.preferences.set({ person: "T001" }, { quiet: [{ from: 0, to: 1440 }] }, AT);
    expect(await again("2026-06-12")).toMatchObject({ messages: 5 });
    expect(read).toHaveLength(7);
    expect(await again("2026-06-12")).toMatchObject({ messages: 0 });
    expect(read).toEqual(["T001"]);
    await store.preferences.set({ person: "T001" }, {}, AT);
    expect(await again("2026-06-15")).toMatchObject({ messages: 1 });
    expect(read).toEqual(["T001"]);
    await again("2026-06-15");
    expect(read).toEqual([]);
    // The next stage is everybody's again.
    expect(await again("2026-06-17")).toMatchObject({ messages: 6 });
    expect(read).toHaveLength(7);
  });

  it("does nothing on a day off, and nothing when the hours are over", async () => {
    expect(await plan("2026-06-13")).toEqual({ messages: 0, unreachable: 0 });
    expect(await plan("2026-06-12", 1020)).toEqual({ messages: 0, unreachable: 0 });
  });

  it("sends no earlier than it is planned, and in the next hours where it is noon", async () => {
    await plan("2026-06-12", 720);
    const [first] = await sentIn(store);
    expect(first?.at.minute).toBe(840);
  });

  it("makes up for a day on which nothing ran", async () => {
    // 12 June was missed: 15 June says it.
    await plan("2026-06-15");
    expect(await daysOf(store, "T001")).toEqual(["2026-06-15"]);
  });

  it("tells of a party's deadline only those whose role acts for it", async () => {
    // Two weeks before the school has to report; nobody acts for the county's offices.
    await plan("2026-06-16");
    const [first, ...more] = (
      await store.reminders.ofMany(["T007", "T006"], day("2026-01-01"))
    ).values();
    expect(more).toEqual([]);
    expect(first?.map(({ person, rule }) => [person, rule])).toEqual([
      ["T007", "deadline/qinghe-school/school-report-spring/2026-06-30"],
    ]);
  });

  it("tells those who answer for others how many have not done it, afterwards", async () => {
    await plan("2026-06-22");
    const sent = await sentIn(store);
    expect(sent.map(({ person, kind }) => [person, kind])).toEqual([
      ["C001", "deadline"],
      ["T007", "deadline"],
    ]);
  });

  it("tells of a source that was made up for a test like of any other", async () => {
    const source = madeUpSource(["T002", "G001", "T404"], [day("2026-04-15")], {
      isDone: (person) => person === "G001",
    });
    const sources = [source];
    for (const on of ["2026-04-08", "2026-04-10", "2026-04-13", "2026-04-14", "2026-04-15"]) {
      await plan(on, MORNING, { sources });
    }
    expect((await sentIn(store)).map(({ person, kind, at }) => [person, kind, at.day])).toEqual([
      ["T002", "claim", "2026-04-08"],
      // 12 April is a Sunday.
      ["T002", "claim", "2026-04-10"],
      ["T002", "claim", "2026-04-14"],
      ["T002", "claim", "2026-04-15"],
    ]);
  });

  it("tells anew on the day on which somebody wants to hear of it again", async () => {
    const sources = [madeUpSource(["T002", "T003"], [day("2026-04-24")])];
    await plan("2026-04-17", MORNING, { sources });
    for (const person of ["T002", "T003", "T001"]) {
      await store.preferences.set({ person }, { silentUntil: day("2026-04-20") }, AT);
    }
    await store.preferences.set({ person: "T003" }, {}, AT);
    for (const on of ["2026-04-20", "2026-04-21", "2026-04-22", "2026-04-23"]) {
      await plan(on, MORNING, { sources });
    }
    // With the one that was wanted again, two messages were sent this week.
    expect(await daysOf(store, "T002")).toEqual(["2026-04-17", "2026-04-20", "2026-04-23"]);
    expect(await daysOf(store, "T003")).toEqual(["2026-04-17", "2026-04-21", "2026-04-23"]);
  });

  it("says nothing to somebody who wants nothing, also the day before", async () => {
    const sources = [madeUpSource(["T002"], [day("2026-04-15")])];
    await store.preferences.set({ person: "T002" }, { isStopped: true }, AT);
    for (const on of ["2026-04-08", "2026-04-14", "2026-04-15"])
      await plan(on, MORNING, { sources });
    expect(await sentIn(store)).toEqual([]);
  });

  it("does not read the records of people for whom nothing is on the agenda", async () => {
    const read: string[] = [];
    const records = {
      ...store.records,
      ofMany: (ids: readonly string[]) => {
        read.push(...ids);
        return store.records.ofMany(ids);
      },
    };
    await planReminders({ ...store, records }, planning(), { day: day("2026-03-10"), minute: 480 });
    expect(read).toEqual([]);
    await planReminders({ ...store, records }, planning(), { day: day("2026-06-12"), minute: 480 });
    expect(read.sort()).toEqual(["T001", "T002", "T003", "T004", "T005", "T006", "T007"]);
  });
});

describe("half a year of reminders", () => {
  const PEOPLE = ["T001", "T002", "T003"];
  const LAST = 181;
  const DAYS = Array.from({ length: LAST + 1 }, (_, index) => addDays(day("2026-01-01"), index));
  const preference = fc.oneof(
    { weight: 3, arbitrary: fc.constant<Preference>({}) },
    fc.constant<Preference>({ quiet: [{ from: 480, to: 900 }] }),
    fc.constant<Preference>({ isStopped: true }),
    fc
      .integer({ min: 0, max: LAST })
      .map((each): Preference => ({ silentUntil: addDays(day("2026-01-01"), each) })),
  );
  /** What may fall due, how often a day it is planned, which days are skipped, and a clock set back. */
  const span = fc.record({
    due: fc.uniqueArray(
      fc.integer({ min: 0, max: LAST }).map((each) => addDays(day("2026-01-01"), each)),
      { minLength: 1, maxLength: 13 },
    ),
    wanted: fc.array(preference, { minLength: 3, maxLength: 3 }),
    perWeek: fc.integer({ min: 1, max: 3 }),
    skipped: fc.uniqueArray(fc.integer({ min: 0, max: LAST }), { maxLength: 60 }),
    minutes: fc.array(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 3 }),
  });

  it("keeps to its hours, to one a day, to the week, and to what was not said yet", async () => {
    await fc.assert(
      fc.asyncProperty(span, async ({ due, wanted, perWeek, skipped, minutes }) => {
        const made = await school();
        for (const [index, person] of PEOPLE.entries()) {
          await made.preferences.set({ person }, wanted[index] ?? {}, AT);
        }
        const source = madeUpSource(PEOPLE, due, { isDone });
        const days = DAYS.filter((_, index) => !skipped.includes(index));
        await planAll(made, { sources: [source], perWeek }, days, minutes);
        const sent = await sentIn(made);
        expect(sent.filter(({ person }) => isDone(person))).toEqual([]);
        for (const [index, person] of PEOPLE.entries()) {
          const own = sent.filter((each) => each.person === person).map(({ at }) => at);
          for (const at of own) expectSendable(at, wanted[index] ?? {});
          expectCalm(
            own.map((at) => at.day),
            due,
            perWeek,
          );
        }
        await expectNothingTwice(made);
      }),
      runs(8),
    );
  });

  const isDone = (person: string) => person === "T003";

  /** Each day several times, in no order: a clock may be set back, and another program may be late. */
  async function planAll(
    made: Store,
    { sources, perWeek }: { readonly sources: readonly Source[]; readonly perWeek: number },
    days: readonly Day[],
    minutes: readonly number[],
  ) {
    const settings = planning({ sources });
    const rules = { ...settings.rules, perWeek };
    for (const on of days) {
      for (const minute of minutes) {
        await planReminders(made, { ...settings, rules }, { day: on, minute });
      }
    }
  }

  function expectSendable(at: WallTime, { quiet = [], silentUntil, isStopped }: Preference) {
    const isIn = ({ from, to }: TimeSpan) => from <= at.minute && at.minute < to;
    expect(planning().rules.calendar.isWorkingDay(at.day)).toBe(true);
    expect(HOURS.some(isIn)).toBe(true);
    expect(quiet.some(isIn)).toBe(false);
    expect(silentUntil === undefined || at.day >= silentUntil).toBe(true);
    expect(isStopped).toBeUndefined();
  }

  /** One a day, and no more in a week than is allowed, unless something is due at once. */
  function expectCalm(days: readonly Day[], due: readonly Day[], perWeek: number) {
    expect(new Set(days).size).toBe(days.length);
    for (const on of days) {
      const before = days.filter((each) => each < on && dayNumber(on) - dayNumber(each) < 7);
      const isUrgent = due.includes(on) || due.includes(addDays(on, 1));
      expect(before.length < perWeek || isUrgent).toBe(true);
    }
  }

  async function expectNothingTwice({ reminders }: Store) {
    const planned = await reminders.ofMany(PEOPLE, day("2026-01-01"));
    for (const own of planned.values()) {
      const texts = new Map(own.map(({ delivery, text }) => [delivery, text]));
      expect(new Set(texts.values()).size).toBe(texts.size);
      const periods = own.map(({ rule, period }) => `${rule} ${period}`);
      expect(new Set(periods).size).toBe(periods.length);
    }
  }
});

describe("a teacher's year under a policy", () => {
  const TOLD = [
    ...["2026-10-30", "2026-12-01", "2026-12-17", "2026-12-24"],
    ...["2026-12-28", "2026-12-30", "2026-12-31"],
  ];

  it("hears of the shortfall on its days until there is none", async () => {
    const only = planning().sources.filter(({ id }) => id === "shortfall");
    for (let on = day("2026-03-10"); on <= "2026-12-31"; on = addDays(on, 1)) {
      if (on === "2026-12-20") {
        const record = {
          id: "late",
          date: day("2026-12-19"),
          activity: "training",
          hours: 30,
        } as const;
        const written = { key: "late", by: "T004", at: AT, via: "terminal" };
        await store.log.append([
          RECORD_SUBMITTED.entry("T004", { record, origin: "self" }, written),
        ]);
      }
      await plan(on, MORNING, { sources: only });
    }
    expect(await daysOf(store, "T001")).toEqual(TOLD);
    expect(await daysOf(store, "T004")).toEqual(TOLD.filter((on) => on < "2026-12-20"));
    expect(await daysOf(store, "T002")).toEqual([]);
  });
});
