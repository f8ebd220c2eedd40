import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Person } from "../../../src/app/access/ports.ts";
import { countUnit } from "../../../src/app/digest/count-unit.ts";
import { planReminders } from "../../../src/app/outreach/plan-reminders.ts";
import { policyUnits } from "../../../src/app/outreach/policy-units.ts";
import { QUESTIONNAIRE_STATED } from "../../../src/app/questionnaires/entry-kinds.ts";
import { RECORD_REVERSED, RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import { unitsToWeigh, weighUnit } from "../../../src/app/standing/refresh-standings.ts";
import type { Store } from "../../../src/app/store.ts";
import { addDays, type Day, parseDay } from "../../../src/domain/day.ts";
import { LEAVE_KINDS } from "../../../src/domain/teacher.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { planning } from "../../support/outreach.ts";
import { runs } from "../../support/runs.ts";
import { samplePolicies } from "../../support/sample-policies.ts";
import { fillSchool, PEOPLE } from "../../support/school.ts";

const AT = "2026-01-01T00:00:00.000Z";
const MORNING = 480;
const EVERYBODY = PEOPLE.map(({ teacher }) => teacher.id);
const UNITS = ["county", "qinghe", "qinghe-chinese", "qinghe-maths", "bailu", "undecided"];

/** From when on it is planned: before the year ends, and before schools report what it came to. */
const FIRST = fc.constantFrom(
  ...["2026-10-28", "2026-11-27", "2026-12-12", "2027-01-10"].map(parseDay),
);
const dayFrom = (first: Day, days: number) =>
  fc.integer({ min: 0, max: days }).map((each) => addDays(first, each));
const aDay = dayFrom(parseDay("2026-10-01"), 120);

const whose = fc.constantFrom(...EVERYBODY);
const unit = fc.constantFrom(...UNITS);

/** What happens in a school between two days of planning. */
const record = fc.record({
  kind: fc.constant("record" as const),
  whose,
  /** Some lie ahead, and count from their day on. */
  ahead: fc.integer({ min: -20, max: 20 }),
  hours: fc.constantFrom(4, 12, 30, 300),
  verified: fc.constantFrom(undefined, undefined, false),
  activity: fc.constantFrom("training" as const, "training" as const, "school-based" as const),
});
const happening = fc.oneof(
  { weight: 8, arbitrary: record },
  fc.record({ kind: fc.constant("reversal" as const), place: fc.nat() }),
  fc.record({
    kind: fc.constant("questionnaire" as const),
    whose,
    dueOn: aDay,
    isDone: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("person" as const),
    whose,
    unit,
    hiredOn: fc.option(dayFrom(parseDay("2024-09-01"), 700), { nil: undefined }),
    roles: fc.constantFrom([], ["class-teacher"]),
    leave: fc.option(
      fc.record({
        kind: fc.constantFrom(...LEAVE_KINDS),
        from: aDay,
        to: fc.option(aDay, { nil: undefined }),
        fullSemesters: fc.integer({ min: 0, max: 2 }),
      }),
      { nil: undefined },
    ),
    grants: fc.constantFrom<Person["grants"]>(
      [],
      [],
      [{ role: "admin", unit: "qinghe" }],
      [{ role: "reviewer", unit: "bailu" }],
    ),
  }),
  fc.record({
    kind: fc.constant("policy" as const),
    unit,
    policy: fc.constantFrom(undefined, ...samplePolicies().ids),
  }),
  fc.record({ kind: fc.constant("silence" as const), whose, until: aDay }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const step = fc.record({
  happens: fc.array(happening, { maxLength: 4 }),
  /** In some schools people are weighed beforehand, perhaps before something else happens. */
  weighed: fc.oneof(fc.constant(UNITS), fc.subarray(UNITS)),
  afterwards: fc.array(happening, { maxLength: 2 }),
  days: fc.constantFrom(0, 1, 1, 2, 3, 7, 14, 21),
});

/** A program that keeps standings, and one that weighs everybody each time. */
interface Programs {
  readonly keeping: Store;
  readonly weighing: Store;
  /** How often the records of somebody were read. */
  readonly read: { keeping: number; weighing: number };
}

function counting(store: Store, onRead: (people: number) => void): Store {
  const ofMany = (ids: readonly string[]) => {
    onRead(ids.length);
    return store.records.ofMany(ids);
  };
  return { ...store, records: { ...store.records, ofMany } };
}

async function open(): Promise<Programs> {
  const read = { keeping: 0, weighing: 0 };
  const filled = async () => {
    const store = createMemoryStore();
    await fillSchool(store);
    for (const id of EVERYBODY.slice(1)) {
      await store.roster.bindAccount("lark", `ou_${id}`, id, AT);
    }
    return store;
  };
  const keeping = counting(await filled(), (people) => {
    read.keeping += people;
  });
  const weighing = counting(await filled(), (people) => {
    read.weighing += people;
  });
  return { keeping, weighing, read };
}

async function happen(store: Store, what: Happening, key: string, today: Day): Promise<void> {
  const written = { key, by: "C001", at: AT, via: "sheet" };
  if (what.kind === "record") {
    const { whose: id, kind: _, ahead, ...facts } = what;
    const record = { ...facts, id: key, date: addDays(today, ahead) };
    await store.log.append([RECORD_SUBMITTED.entry(id, { record, origin: "sheet" }, written)]);
  } else if (what.kind === "reversal") {
    const id = EVERYBODY[what.place % EVERYBODY.length] ?? "";
    const [first] = await store.records.of(id);
    const body = { record: first?.record.id ?? "", why: "twice" };
    if (first) await store.log.append([RECORD_REVERSED.entry(id, body, written)]);
  } else if (what.kind === "questionnaire") {
    const { whose: id, dueOn, isDone } = what;
    const body = { title: "国培", isDone, statedOn: today, dueOn };
    await store.log.append([QUESTIONNAIRE_STATED.entry(id, body, written)]);
  } else if (what.kind === "person") {
    const known = await store.roster.person(what.whose);
    if (!known) throw new Error(`${what.whose} is not in the roster`);
    const { hiredOn, roles, leave, grants } = what;
    const teacher = { ...known.teacher, hiredOn, roles, leaves: leave ? [leave] : [] };
    await store.roster.put({ units: [], people: [{ teacher, unit: what.unit, grants }] });
  } else if (what.kind === "policy") {
    await store.roster.setPolicy(what.unit, what.policy);
  } else {
    await store.preferences.set({ person: what.whose }, { silentUntil: what.until }, AT);
  }
}

/** Everything that planning leaves behind, with what each message is about. */
async function plannedIn(store: Store) {
  const since = parseDay("2026-01-01");
  const deliveries = await store.outbox.list({});
  const waiting = { channel: "lark", holder: "test", limit: 999, seconds: 0 };
  return {
    deliveries,
    reminders: [...(await store.reminders.ofMany(EVERYBODY, since))].sort(),
    last: await store.reminders.lastDay(parseDay("2028-01-01")),
    about: await store.transaction(async ({ outbox }) => {
      const now =
        deliveries
          .map(({ dueAt }) => dueAt)
          .sort()
          .at(-1) ?? AT;
      const taken = await outbox.take({ ...waiting, now });
      return taken.map(({ key, content }) => ({ key, content }));
    }),
  };
}

describe("planning with standings that were kept", () => {
  it("plans what weighing everybody plans, whatever happens in between", async () => {
    const read = { keeping: 0, weighing: 0 };
    await fc.assert(
      fc.asyncProperty(
        FIRST,
        fc.array(step, { minLength: 1, maxLength: 8 }),
        async (first, steps) => {
          const programs = await open();
          const { keeping, weighing } = programs;
          const both = async (happens: readonly Happening[], key: string, today: Day) => {
            for (const [index, each] of happens.entries()) {
              await happen(keeping, each, `${key}-${index}`, today);
              await happen(weighing, each, `${key}-${index}`, today);
            }
          };
          let today = first;
          for (const [index, { happens, weighed, afterwards, days }] of steps.entries()) {
            await both(happens, `before-${index}`, today);
            const before = { ...programs.read };
            for (const each of weighed) await weighUnit(keeping, planning(), each, today);
            Object.assign(programs.read, before);
            await both(afterwards, `after-${index}`, today);
            today = addDays(today, days);
            const now = { day: today, minute: MORNING };
            const told = await planReminders(keeping, planning(), now);
            const expected = planning({ program: undefined });
            expect(told).toEqual(await planReminders(weighing, expected, now));
            expect(await plannedIn(keeping)).toEqual(await plannedIn(weighing));
          }
          read.keeping += programs.read.keeping;
          read.weighing += programs.read.weighing;
        },
      ),
      runs(50),
    );
    // Else nothing was tried.
    expect(read.keeping).toBeLessThan(read.weighing * 0.9);
  });

  it("tells whoever lacks nothing of a deadline only while a record of theirs waits", async () => {
    const today = parseDay("2026-12-17");
    const toldWith = async (verified: boolean) => {
      const { keeping } = await open();
      const record = { ...NEW, id: "new", verified };
      const written = { key: "new", by: "T002", at: AT, via: "sheet" };
      await keeping.log.append([
        RECORD_SUBMITTED.entry("T002", { record, origin: "sheet" }, written),
      ]);
      for (const each of UNITS) await weighUnit(keeping, planning(), each, today);
      await planReminders(keeping, planning(), { day: today, minute: MORNING });
      return (await keeping.outbox.list({ person: "T002" })).length;
    };
    expect(await toldWith(true)).toBe(0);
    expect(await toldWith(false)).toBe(1);
  });

  it("counts for digests what weighing everybody counts", async () => {
    const { keeping, weighing, read } = await open();
    const today = parseDay("2026-12-17");
    for (const each of UNITS) await weighUnit(keeping, planning(), each, today);
    read.keeping = 0;
    for (const each of UNITS) {
      const count = async (store: Store, program: (() => string) | undefined) => {
        const { documentOf } = planning();
        const units = policyUnits(await store.roster.units(), documentOf);
        const basis = { policy: "", entry: 0 };
        const asked = { unit: each, units, day: today, basis };
        return countUnit(store, planning({ program }), asked);
      };
      const counted = await count(keeping, planning().program);
      expect(counted).toEqual(await count(weighing, undefined));
    }
    expect(read.weighing).toBe(EVERYBODY.length);
    // Of the others no policy sets an amount.
    expect(read.keeping).toBeLessThan(4);
  });
});

describe("weighing people in the background", () => {
  const today = parseDay("2026-12-17");
  const asked = { day: today, most: 99 };

  it("goes on where it was interrupted, and then finds nobody until something changes", async () => {
    const { keeping, read } = await open();
    const first = await unitsToWeigh(keeping, planning(), asked);
    expect(first).toEqual(["bailu", "qinghe", "qinghe-chinese", "qinghe-maths"]);
    await weighUnit(keeping, planning(), "qinghe-chinese", today);
    expect(await unitsToWeigh(keeping, planning(), asked)).not.toContain("qinghe-chinese");
    for (const each of first) await weighUnit(keeping, planning(), each, today);
    expect(await unitsToWeigh(keeping, planning(), asked)).toEqual([]);
    read.keeping = 0;
    const record = { ...NEW, id: "new" };
    const written = { key: "new", by: "T001", at: AT, via: "sheet" };
    await keeping.log.append([RECORD_SUBMITTED.entry("T001", { record, origin: "self" }, written)]);
    expect(await unitsToWeigh(keeping, planning(), asked)).toEqual(["qinghe-chinese"]);
    expect(await weighUnit(keeping, planning(), "qinghe-chinese", today)).toBe(1);
    expect(read.keeping).toBe(1);
  });

  it("weighs everybody anew for another version of the program", async () => {
    const { keeping } = await open();
    for (const each of UNITS) await weighUnit(keeping, planning(), each, today);
    const later = planning({ program: () => "later" });
    expect(await unitsToWeigh(keeping, later, asked)).toHaveLength(4);
    expect(await weighUnit(keeping, later, "qinghe-chinese", today)).toBe(4);
  });

  it("asks for no more units than it is asked for, once it has that many", async () => {
    const { keeping } = await open();
    const some = await unitsToWeigh(keeping, planning(), { day: today, most: 1 });
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(4);
  });
});

const NEW = { date: parseDay("2026-12-01"), activity: "training", hours: 4 } as const;
