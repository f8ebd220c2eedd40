import { beforeEach, describe, expect, it } from "vitest";
import { QUESTIONNAIRE_STATED } from "../../../src/app/questionnaires/entry-kinds.ts";
import { planScheduled } from "../../../src/app/scheduled/plan-scheduled.ts";
import type { ScheduledReminder } from "../../../src/app/scheduled/ports.ts";
import { withNext } from "../../../src/app/scheduled/school-time.ts";
import { isStillMeant } from "../../../src/app/scheduled/still-meant.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import type { Recurrence } from "../../../src/domain/recurrence.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { scheduling } from "../../support/scheduling.ts";
import { fillSchool } from "../../support/school.ts";

const FRIDAYS: Recurrence = { kind: "weekly", weekdays: [5], minute: 960 };
const at = (text: string) => new Date(`${text}+08:00`).toISOString();
/** A Wednesday morning. */
const NOW = at("2026-06-10T08:00");

let store: Store;
beforeEach(async () => {
  store = createMemoryStore();
  await fillSchool(store);
  for (const id of ["T001", "T002", "T003", "T007"]) {
    await store.roster.bindAccount("lark", `ou_${id}`, id, NOW);
  }
});

async function set(changed: Partial<ScheduledReminder> = {}): Promise<void> {
  const time = scheduling();
  const bare = { id: "a1", owner: "T001", text: "记校本", language: "zh-CN" } as const;
  const reminder = { ...bare, recurrence: FRIDAYS, isPaused: false, setAt: NOW, ...changed };
  await store.scheduled.put(withNext(reminder, time.wallTime(NOW), time));
}

const plan = (now: string) => planScheduled(store, "a1", at(now), scheduling());
const planned = async () =>
  (await store.outbox.list({})).map(({ person, dueAt }) => `${person} ${dueAt.slice(0, 16)}`);
const nextAt = async () => (await store.scheduled.find("a1"))?.next?.at;

/** What becomes of what was planned, when it is tried at a time. */
async function refused(now: string) {
  const moment = scheduling().wallTime(at(now));
  const all = await store.outbox.list({});
  const asked = all.map((each) => isStillMeant(store, each, moment, scheduling()));
  return (await Promise.all(asked)).map(
    (outcome) => outcome?.kind === "dropped" && outcome.problem,
  );
}

describe("a reminder for oneself", () => {
  it("is planned once at its time, and then waits for its next", async () => {
    await set();
    await plan("2026-06-12T15:59");
    expect(await planned()).toEqual([]);
    await plan("2026-06-12T16:00");
    await plan("2026-06-12T16:00");
    expect(await planned()).toEqual(["T001 2026-06-12T08:00"]);
    expect(await nextAt()).toBe(at("2026-06-19T16:00"));
    expect(await refused("2026-06-12T16:00")).toEqual([false]);
  });

  it("comes once when the clock is set an hour back, and on time when it was ahead", async () => {
    await set();
    await plan("2026-06-12T16:30");
    await plan("2026-06-12T15:30");
    await plan("2026-06-12T16:00");
    expect(await planned()).toEqual(["T001 2026-06-12T08:00"]);
    await plan("2026-06-19T17:00");
    expect(await planned()).toEqual(["T001 2026-06-12T08:00", "T001 2026-06-19T08:00"]);
  });

  it("is sent late while its day lasts, and dropped where a day was skipped", async () => {
    await set({ recurrence: { kind: "weekly", weekdays: [3, 4, 5], minute: 960 } });
    await plan("2026-06-12T18:00");
    expect(await planned()).toEqual([
      "T001 2026-06-10T08:00",
      "T001 2026-06-11T08:00",
      "T001 2026-06-12T08:00",
    ]);
    const taking = { channel: "lark", holder: "h", now: at("2026-06-12T18:00") };
    const taken = await store.outbox.take({ ...taking, limit: 9, seconds: 60 });
    expect(taken.map(({ dueAt }) => dueAt)).toEqual([at("2026-06-12T16:00")]);
    const states = (await store.outbox.list({})).map(({ state }) => state);
    expect(states).toEqual(["dropped", "dropped", "queued"]);
  });

  it("comes on 29 February, and on the 28th in other years", async () => {
    await set({ recurrence: { kind: "yearly", month: 2, dayOfMonth: 29, minute: 540 } });
    await plan("2028-02-29T09:00");
    expect(await planned()).toEqual(["T001 2027-02-28T01:00", "T001 2028-02-29T01:00"]);
  });

  it("is dropped where it was paused or deleted, or where nobody is there to get it", async () => {
    await set();
    await plan("2026-06-12T16:00");
    await store.scheduled.put({ ...(await reminder()), isPaused: true });
    expect(await refused("2026-06-12T16:00")).toEqual(["paused"]);
    await store.scheduled.remove("a1");
    expect(await refused("2026-06-12T16:00")).toEqual(["deleted"]);
    await set({ id: "a1", owner: "T009" });
    await plan("2026-06-12T16:00");
    expect(await planned()).toHaveLength(1);
  });

  it("comes in quiet hours, for which it was asked, but not where none is wanted at all", async () => {
    await set();
    await plan("2026-06-12T16:00");
    const whose = { person: "T001" };
    await store.preferences.set(whose, { quiet: [{ from: 900, to: 1000 }] }, NOW);
    expect(await refused("2026-06-12T16:00")).toEqual([false]);
    await store.preferences.set(whose, { silentUntil: parseDay("2026-06-15") }, NOW);
    expect(await refused("2026-06-12T16:00")).toEqual(["silent"]);
    await store.preferences.set(whose, { isStopped: true }, NOW);
    expect(await refused("2026-06-12T16:00")).toEqual(["stopped"]);
  });
});

const reminder = async () => {
  const found = await store.scheduled.find("a1");
  if (!found) throw new Error("there is none");
  return found;
};

describe("a reminder for others", () => {
  const rule = { units: ["qinghe"], questionnaire: {} };
  const stateQuestionnaire = (id: string, isDone: boolean) => {
    const body = { title: "国培", isDone, statedOn: parseDay("2026-06-01") };
    const key = `${id} ${isDone}`;
    return QUESTIONNAIRE_STATED.entry(id, body, { key, by: "C001", at: NOW, via: "sheet" });
  };
  const open = (...people: readonly string[]) =>
    store.log.append(people.map((id) => stateQuestionnaire(id, false)));
  const done = (id: string) => store.log.append([stateQuestionnaire(id, true)]);

  it("goes to those whom it concerns when it comes; without an account they are listed", async () => {
    await set({ owner: "T007", audience: { rule, said: "没填问卷的老师" } });
    await open("T001", "T002", "T004", "G001");
    await done("T002");
    await plan("2026-06-12T16:00");
    await plan("2026-06-12T16:10");
    const listed = (await store.outbox.list({})).map(({ person, state, problem }) =>
      [person, state, problem].join(" ").trim(),
    );
    expect(listed.sort()).toEqual(["T001 planned", "T004 dropped no-account"]);
    expect(await nextAt()).toBe(at("2026-06-18T16:00"));
  });

  it("is dropped for whoever is done since, and waits for the working hours", async () => {
    await set({ owner: "T007", audience: { rule, said: "没填问卷的老师" } });
    await open("T001", "T003");
    await plan("2026-06-12T16:00");
    await done("T001");
    expect((await refused("2026-06-12T16:00")).sort()).toEqual(["done", false]);
    const moment = scheduling().wallTime(at("2026-06-12T19:00"));
    const late = (await store.outbox.list({ person: "T003" })).map((each) =>
      isStillMeant(store, each, moment, scheduling()),
    );
    const notBefore = at("2026-06-15T08:30");
    expect(await Promise.all(late)).toMatchObject([{ kind: "retry", notBefore }]);
  });

  it("is listed as dropped for whoever set it where its day was missed", async () => {
    await set({ owner: "T007", audience: { rule, said: "没填问卷的老师" } });
    await open("T001");
    await plan("2026-06-13T08:00");
    const now = at("2026-06-13T08:00");
    expect(
      await store.outbox.take({ channel: "lark", holder: "h", now, limit: 9, seconds: 60 }),
    ).toEqual([]);
    const listed = await store.outbox.list({});
    expect(listed.map(({ person, state }) => [person, state])).toEqual([["T007", "dropped"]]);
  });

  it("reaches nobody once whoever set it may not write to them any more", async () => {
    await set({ owner: "T001", audience: { rule, said: "没填问卷的老师" } });
    await open("T002", "T003");
    await plan("2026-06-12T16:00");
    expect(await planned()).toEqual([]);
    expect(await nextAt()).toBe(at("2026-06-18T16:00"));
  });
});
