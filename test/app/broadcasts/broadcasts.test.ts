import { beforeEach, describe, expect, it } from "vitest";
import type { Audience } from "../../../src/app/audience/audience.ts";
import { BROADCAST_STEERED } from "../../../src/app/broadcasts/entry-kinds.ts";
import { progressOf } from "../../../src/app/broadcasts/outcome.ts";
import { isBroadcastWanted } from "../../../src/app/broadcasts/still-wanted.ts";
import { RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import type { Store } from "../../../src/app/store.ts";
import { wallTimeOf } from "../../../src/clock.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { broadcaster, broadcastPlanning } from "../../support/broadcasts.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { ZONE } from "../../support/outreach.ts";
import { person } from "../../support/people.ts";
import { fillSchool } from "../../support/school.ts";

/** Ten in the morning of a Tuesday, where the school is. */
const MORNING = "2026-03-10T02:00:00.000Z";
const SCHOOL: Audience = { units: ["qinghe"] };
const SHORT: Audience = { ...SCHOOL, short: {} };
const REACHED = ["T001", "T002", "T003", "T005", "T007"];

let store: Store;
let clock: { at: string };
let school: ReturnType<typeof broadcaster>;
beforeEach(async () => {
  store = createMemoryStore();
  clock = { at: MORNING };
  school = broadcaster(store, clock);
  await fillSchool(store);
  for (const id of [...REACHED, "C001"]) {
    await store.roster.bindAccount("lark", `ou_${id}`, id, MORNING);
  }
});

async function sending(audience: Audience = SCHOOL): Promise<string> {
  const { id } = await school.draft("T007", audience);
  await school.steer(id, "confirm");
  return id;
}

const planned = async () =>
  (await store.outbox.list({}))
    .filter(({ kind, state }) => kind === "broadcast" && state !== "dropped")
    .map(({ person }) => person)
    .sort();

async function progress(id: string) {
  const broadcast = await store.broadcasts.find(id);
  if (!broadcast) throw new Error(`there is no ${id}`);
  const { by, ...rest } = progressOf(broadcast, await store.broadcasts.counts(id));
  const some = Object.entries(by).filter(([, people]) => people > 0);
  return { state: broadcast.state, ...rest, ...Object.fromEntries(some) };
}

async function trains(teacher: string): Promise<void> {
  const day = parseDay("2026-03-10");
  const record = { id: "r9", date: day, activity: "training", hours: 40 } as const;
  const written = { key: `r9:${teacher}`, by: teacher, at: MORNING, via: "terminal" };
  await store.log.append([RECORD_SUBMITTED.entry(teacher, { record, origin: "self" }, written)]);
}

async function wanted(person: string, at = clock.at) {
  const [delivery] = await store.outbox.list({ person });
  if (!delivery) throw new Error(`nothing is planned for ${person}`);
  return isBroadcastWanted(store, broadcastPlanning(), delivery, wallTimeOf(at, ZONE));
}

describe("a draft", () => {
  it("says how many get it, who the first are and who has no account, and sends nothing", async () => {
    const draft = await school.draft("T007", SCHOOL);
    expect(draft).toMatchObject({
      recipients: 7,
      needsSecond: false,
      unreachable: { people: 2 },
    });
    expect(draft.sample).toHaveLength(5);
    await school.plan(draft.id);
    expect(await planned()).toEqual([]);
  });

  it("is not kept where nobody would get it", async () => {
    const { id, recipients } = await school.draft("T007", { units: ["bailu"] });
    expect({ id, recipients }).toEqual({ id: "", recipients: 0 });
  });

  it("notes a look at each where belonging to the audience says that somebody is short", async () => {
    await school.draft("T007", SCHOOL);
    expect(await store.accessLog.list()).toEqual([]);
    await school.draft("T007", SHORT);
    const looks = await store.accessLog.list();
    expect(looks.map(({ whom }) => whom).sort()).toEqual(["T001", "T003", "T004", "T005", "T006"]);
    expect(looks[0]).toMatchObject({ by: "T007", why: "broadcast" });
  });

  it("is for its sender to confirm, within a day, while they may", async () => {
    const { id } = await school.draft("T007", SCHOOL);
    expect(await school.steer(id, "confirm", "C001")).toEqual({ kind: "unknown" });
    expect(await school.steer("404", "confirm")).toEqual({ kind: "unknown" });
    expect(await school.steer(id, "pause")).toMatchObject({ kind: "unchanged" });
    const liu = await store.roster.person("T007");
    if (!liu) throw new Error("there is no T007");
    await store.roster.put({ units: [], people: [{ ...liu, grants: [] }] });
    expect(await school.steer(id, "confirm")).toEqual({ kind: "not-permitted" });
    await store.roster.put({ units: [], people: [liu] });
    clock.at = "2026-03-11T02:00:01.000Z";
    expect(await school.steer(id, "confirm")).toEqual({ kind: "too-old" });
    expect(await store.outbox.list({})).toEqual([]);
  });
});

describe("a broadcast that is confirmed", () => {
  it("goes to everybody who was counted, once, however often it is planned", async () => {
    const id = await sending();
    await Promise.all([school.plan(id), school.plan(id)]);
    await school.plan(id);
    expect(await planned()).toEqual(REACHED);
    expect(await school.send()).toHaveLength(5);
    const late = person("T009", "qinghe");
    await store.roster.put({ units: [], people: [late] });
    await store.roster.bindAccount("lark", "ou_T009", "T009", MORNING);
    await school.plan(id);
    expect(await progress(id)).toEqual({
      ...{ state: "done", people: 7, read: 0 },
      ...{ sent: 5, "no-account": 2 },
    });
    expect(await planned()).toEqual(REACHED);
  });

  it("tells its sender once what became of it, and the ledger who sent what to whom", async () => {
    const id = await sending(SHORT);
    await school.plan(id);
    await school.send();
    await school.plan(id);
    await school.plan(id);
    const notices = (await store.outbox.list({ person: "T007" })).filter(
      ({ kind }) => kind === "notice",
    );
    expect(notices.map(({ key }) => key)).toEqual([`broadcast-end:${id}:0`]);
    const [entry] = await store.log.entriesOf({ kind: "broadcast", id });
    if (!entry || !BROADCAST_STEERED.isKindOf(entry)) throw new Error("nothing is written");
    expect(entry).toMatchObject({ by: "T007", body: { did: "confirm", audience: SHORT } });
    expect(JSON.stringify(entry)).not.toContain("证书");
  });

  it("leaves out who has done it, or is gone, since it was confirmed", async () => {
    const id = await sending(SHORT);
    await trains("T001");
    await school.plan(id);
    expect(await planned()).toEqual(["T003", "T005", "T007"]);
    await trains("T003");
    expect(await wanted("T003")).toEqual({ kind: "dropped", problem: "done" });
    await store.roster.unbindAccount("lark", "ou_T005");
    expect(await wanted("T005")).toEqual({ kind: "dropped", problem: "unbound" });
    expect(await wanted("T007")).toBeUndefined();
    expect(await progress(id)).toMatchObject({ done: 1, "no-account": 2, waiting: 3 });
  });

  it("comes in working hours, outside the quiet hours of each, also to who wants no reminders", async () => {
    const quiet = [{ from: 480, to: 900 }];
    await store.preferences.set({ person: "T001" }, { quiet }, MORNING);
    await store.preferences.set({ person: "T002" }, { isStopped: true }, MORNING);
    clock.at = "2026-03-14T02:00:00.000Z";
    const id = await sending();
    await school.plan(id);
    const due = async (person: string) => (await store.outbox.list({ person }))[0]?.dueAt;
    expect(await due("T002")).toBe("2026-03-16T00:30:00.000Z");
    expect(await due("T001")).toBe("2026-03-16T07:00:00.000Z");
    const monday = "2026-03-16T00:30:00.000Z";
    expect(await wanted("T002", monday)).toBeUndefined();
    expect(await wanted("T002", "2026-03-16T10:00:00.000Z")).toMatchObject({
      kind: "retry",
      notBefore: "2026-03-17T00:30:00.000Z",
    });
  });

  it("waits while it is paused, goes on, and ends where it is cancelled", async () => {
    const id = await sending();
    await school.plan(id);
    expect(await school.steer(id, "pause")).toMatchObject({ kind: "changed" });
    expect(await planned()).toEqual([]);
    expect(await school.plan(id)).toBe(0);
    await school.steer(id, "resume");
    await school.plan(id);
    expect(await planned()).toEqual(REACHED);
    await school.steer(id, "cancel");
    expect(await planned()).toEqual([]);
    expect(await progress(id)).toMatchObject({ state: "cancelled", cancelled: 5 });
    expect(await school.steer(id, "resume")).toMatchObject({ kind: "unchanged" });
  });

  it("stops what is on its way when it is paused or cancelled", async () => {
    const id = await sending();
    await school.plan(id);
    const [taken] = await store.outbox.take({
      ...{ channel: "lark", holder: "one", now: clock.at, limit: 1, seconds: 60 },
    });
    if (!taken?.person) throw new Error("nothing was taken");
    await school.steer(id, "pause");
    expect(await wanted(taken.person)).toMatchObject({ kind: "retry", problem: "paused" });
    await school.steer(id, "cancel");
    expect(await wanted(taken.person)).toEqual({ kind: "dropped", problem: "cancelled" });
  });

  it("is sent anew only to those who have not got it", async () => {
    const id = await sending();
    await school.plan(id);
    await school.send((who) => who === "T002");
    await school.plan(id);
    expect(await progress(id)).toMatchObject({ state: "done", sent: 4, failed: 1 });
    await store.roster.bindAccount("lark", "ou_T006", "T006", MORNING);
    expect(await school.steer(id, "resend")).toMatchObject({ kind: "changed" });
    await school.plan(id);
    expect(await school.send()).toEqual([
      `broadcast-end:${id}:0`,
      `broadcast:${id}:T002`,
      `broadcast:${id}:T006`,
    ]);
    await school.plan(id);
    expect(await progress(id)).toMatchObject({ state: "done", sent: 6, "no-account": 1 });
    await store.roster.bindAccount("lark", "ou_T004", "T004", MORNING);
    await school.steer(id, "resend");
    await school.plan(id);
    await school.send();
    await school.plan(id);
    expect(await school.steer(id, "resend")).toMatchObject({ kind: "nobody-left" });
  });

  it("never has many waiting at once, and reaches everybody once, wherever a program stopped", async () => {
    const many = Array.from({ length: 1_150 }, (_, index) => person(`M${index}`, "qinghe-maths"));
    await store.roster.put({ units: [], people: many });
    for (const { teacher } of many) {
      await store.roster.bindAccount("lark", `ou_${teacher.id}`, teacher.id, MORNING);
    }
    school = broadcaster(store, clock, { secondAbove: 5_000 });
    const id = await sending({ units: ["qinghe-maths"] });
    let pages = 0;
    const stopping: Store = {
      ...store,
      transaction: async (work, isKept) => {
        pages += 1;
        const done = pages < 4 ? await store.transaction(work, isKept) : undefined;
        if (pages === 3) throw new Error("it stopped after a page was kept");
        if (done === undefined) throw new Error("it stopped before a page was kept");
        return done;
      },
    };
    for (const _ of ["after", "before"]) {
      await expect(broadcaster(stopping, clock).plan(id)).rejects.toThrow("it stopped");
    }
    let sent = 0;
    for (let round = 0; round < 3; round += 1) {
      await school.plan(id);
      const keys = await school.send();
      expect(keys.length).toBeLessThanOrEqual(1_000);
      sent += keys.filter((key) => key.startsWith("broadcast:")).length;
    }
    expect(sent).toBe(1_151);
  });
});

describe("a broadcast to many", () => {
  beforeEach(() => {
    school = broadcaster(store, clock, { secondAbove: 5 });
  });

  it("waits until a second person agrees, who may send to all of them as well", async () => {
    const { id, needsSecond } = await school.draft("T007", SCHOOL);
    expect(needsSecond).toBe(true);
    const confirmed = await school.steer(id, "confirm");
    expect(confirmed).toMatchObject({
      kind: "changed",
      broadcast: { state: "waiting" },
      asked: [{ person: "C001", account: "ou_C001" }],
    });
    await school.plan(id);
    expect(await planned()).toEqual([]);
    for (const who of ["T007", "T006", "T001"]) {
      expect(await school.steer(id, "agree", who)).toEqual({ kind: "unknown" });
    }
    expect(await school.steer(id, "agree", "C001")).toMatchObject({ kind: "changed" });
    await school.plan(id);
    expect(await planned()).toEqual(REACHED);
    expect(await school.steer(id, "refuse", "C001")).toMatchObject({ kind: "unchanged" });
  });

  it("is not sent where the second person does not agree, and waits where nobody can be asked yet", async () => {
    const { id } = await school.draft("T007", SCHOOL);
    await school.steer(id, "confirm");
    await school.steer(id, "refuse", "C001");
    await school.plan(id);
    expect(await planned()).toEqual([]);
    const other = await school.draft("C001", SCHOOL);
    await store.roster.unbindAccount("lark", "ou_T007");
    expect(await school.steer(other.id, "confirm", "C001")).toMatchObject({
      broadcast: { state: "waiting" },
      asked: [],
    });
    await school.plan(other.id);
    expect(await planned()).toEqual([]);
    expect(await school.steer(other.id, "agree", "T007")).toMatchObject({ kind: "changed" });
  });
});
