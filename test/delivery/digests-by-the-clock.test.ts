import { setImmediate } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import type { DigestOrder } from "../../src/app/digest/ports.ts";
import type { Digesting } from "../../src/app/digest/put-digest.ts";
import { isDigestStillWanted } from "../../src/app/digest/put-digest.ts";
import { RECORD_REVERSED, RECORD_SUBMITTED } from "../../src/app/records/entry-kinds.ts";
import type { Store } from "../../src/app/store.ts";
import { instantAt } from "../../src/clock.ts";
import { digestsByTheClock } from "../../src/delivery/digests-by-the-clock.ts";
import type { JobEngine } from "../../src/delivery/job-engine.ts";
import { replyOf } from "../../src/delivery/outgoing-message.ts";
import { writtenDigest } from "../../src/delivery/written-digest.ts";
import { parseDay } from "../../src/domain/day.ts";
import { createProcessEngine } from "../../src/jobs/process-engine.ts";
import type { Reply } from "../../src/wording/reply.ts";
import { builtInWording } from "../support/built-in-wording.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { planning, ZONE } from "../support/outreach.ts";
import { fillSchool } from "../support/school.ts";

const ORDERED_AT = "2026-09-01T00:00:00.000Z";
const COORDINATOR: DigestOrder = {
  ...{ whose: { person: "C001" }, minute: 480, weekdays: [], language: "zh-CN", by: "C001" },
};

let store: Store;
beforeEach(async () => {
  store = createMemoryStore();
  await fillSchool(store);
  await store.roster.bindAccount("lark", "ou_c", "C001", "2026-01-01T00:00:00.000Z");
});

function fail(error: unknown): never {
  throw error;
}

const digesting = (): Digesting => ({
  ...planning(),
  writeDigest: writtenDigest(builtInWording()),
});
const inProcess = () => createProcessEngine(fail);
/** An engine whose server is gone. */
const unreachable = (): JobEngine => ({
  ...{ ...inProcess(), isShared: true },
  queue: () => ({ ask: async () => false }),
});

/** Lets the program look at the clock once, at such times as `2026-09-07 08:00`, and do what there is to do. */
async function look(time: string, engine: JobEngine = inProcess()): Promise<void> {
  const [day = "", clock = ""] = time.split(" ");
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  const moment = { day: parseDay(day), minute: hours * 60 + minutes };
  const now = () => ({ ...moment, at: instantAt(ZONE, moment) });
  const going = digestsByTheClock({ store, engine, digesting: digesting(), now, onError: fail });
  await going.stop();
  // What was asked for is done before the engine is stopped, which would leave it.
  while (((await engine.health()).waiting ?? 0) > 0) await setImmediate();
  await engine.stop();
}

/** The keys of what was put in. */
const sent = async () => (await store.outbox.list({})).map(({ key }) => key);

/** Sends what was put in, and gives it. */
async function received(key: string): Promise<Reply> {
  const at = (await store.outbox.find(key))?.dueAt ?? "";
  const taken = await store.outbox.takeOne(key, { holder: key, now: at, seconds: 1 });
  if (!taken) throw new Error(`there is no ${key} to be sent`);
  await store.outbox.settle(key, { holder: key, at, outcome: { kind: "sent" } });
  return replyOf(taken);
}

async function train(teacher: string, hours: number, at: string): Promise<void> {
  const date = parseDay(at);
  const record = {
    id: `${teacher}-${at}`,
    date,
    activity: "training",
    level: "county",
    hours,
  } as const;
  const written = { key: record.id, by: "C001", at: `${at}T10:00:00.000Z`, via: "sheet" };
  await store.log.append([RECORD_SUBMITTED.entry(teacher, { record, origin: "sheet" }, written)]);
}

describe("digests by the clock", () => {
  it("come once on every working day, also on one that makes up for another, and never on a day off", async () => {
    await store.digestOrders.set(COORDINATOR, ORDERED_AT);
    // The National Day holiday of 2026 ends on Wednesday; the Saturday after it is worked.
    for (let day = 18; day <= 30; day++) await look(`2026-09-${day} 08:00`);
    for (let day = 1; day <= 11; day++) {
      const padded = String(day).padStart(2, "0");
      for (const time of ["07:59", "08:00", "08:01", "12:00"])
        await look(`2026-10-${padded} ${time}`);
    }
    const calendar = planning().rules.calendar;
    const days = (await sent()).map((key) => parseDay(key.slice(-10)));
    expect(days.every((day) => calendar.isWorkingDay(day))).toBe(true);
    expect(days).toContain("2026-09-20");
    expect(days).toContain("2026-10-10");
    expect(days).not.toContain("2026-10-01");
    expect(days).toEqual([...new Set(days)]);
    expect(days.filter((day) => day >= "2026-10-01")).toEqual([
      "2026-10-08",
      "2026-10-09",
      "2026-10-10",
    ]);
  });

  it("come on the next working day where the weekday that was asked for is off", async () => {
    await store.digestOrders.set({ ...COORDINATOR, weekdays: [4] }, ORDERED_AT);
    for (const day of ["2026-09-24", "2026-09-29", "2026-10-01", "2026-10-08", "2026-10-09"]) {
      await look(`${day} 08:00`);
    }
    expect(await sent()).toEqual(["digest:C001:2026-09-24", "digest:C001:2026-10-08"]);
  });

  it("count beforehand, and only add up when they are due", async () => {
    await store.digestOrders.set(COORDINATOR, ORDERED_AT);
    await look("2026-09-07 07:29");
    expect((await store.unitCounts.countedOn(parseDay("2026-09-07"))).size).toBe(0);
    await look("2026-09-07 07:30");
    expect((await store.unitCounts.countedOn(parseDay("2026-09-07"))).size).toBe(5);
    expect(await sent()).toEqual([]);
    const counting = store.records.ofMany;
    let isRead = false;
    const records: Store["records"] = {
      ...store.records,
      ofMany: (teachers) => {
        isRead ||= teachers.length > 5;
        return counting(teachers);
      },
    };
    store = { ...store, records };
    await look("2026-09-07 08:00");
    expect(await sent()).toEqual(["digest:C001:2026-09-07"]);
    expect(isRead).toBe(false);
  });

  it("say what changed since the last one, by those who are there", async () => {
    await store.digestOrders.set(COORDINATOR, ORDERED_AT);
    await train("T004", 60, "2026-09-01");
    await look("2026-09-07 08:00");
    await train("T003", 40, "2026-09-07");
    await train("T005", 80, "2026-09-07");
    const reverse = { key: "back", by: "C001", at: "2026-09-07T11:00:00.000Z", via: "web" };
    await store.log.append([
      RECORD_REVERSED.entry("T004", { record: "T004-2026-09-01", why: "wrong" }, reverse),
    ]);
    await look("2026-09-08 08:00");
    expect((await received("digest:C001:2026-09-07")).text).toMatch(
      /^今天示例县 2 所学校 9 人里还有 5 人没修够\n/,
    );
    expect((await received("digest:C001:2026-09-08")).text).toMatch(
      /^今天示例县 2 所学校 9 人里还有 4 人没修够，比9月7日少 1 人（新修够 2 人，新出现缺口 1 人）\n/,
    );
  });

  it("say after an outage what came too late, and which digests did not come", async () => {
    await store.digestOrders.set(COORDINATOR, ORDERED_AT);
    await look("2026-09-07 08:00");
    await received("digest:C001:2026-09-07");
    // Nobody sent anything on Tuesday and Wednesday; on Thursday the program starts at three.
    await store.outbox.put([
      {
        ...{ key: "reminder:T001:2026-09-08", kind: "shortfall", person: "T001", content: {} },
        address: { channel: "lark", to: { account: "ou_1" } },
        ...{ dueAt: "2026-09-08T01:00:00.000Z", expiresAt: "2026-09-08T09:00:00.000Z" },
      },
    ]);
    await look("2026-09-10 15:00");
    const { text } = await received("digest:C001:2026-09-10");
    expect(text).toContain("9月8日、9月9日的日报没有发出；1 条提醒过期没发");
    await look("2026-09-11 08:00");
    const next = await received("digest:C001:2026-09-11");
    expect(next.text).not.toMatch(/没有发出|过期/);
    await look("2026-09-14 22:00");
    expect(await sent()).not.toContain("digest:C001:2026-09-14");
  });

  it("say that the last one was put in and never sent", async () => {
    await store.digestOrders.set(COORDINATOR, ORDERED_AT);
    await look("2026-09-07 08:00");
    await look("2026-09-08 08:00");
    const { text } = await received("digest:C001:2026-09-08");
    expect(text).toContain("9月7日的日报没有发出");
  });

  it("come once where several programs try, and where the engine is gone", async () => {
    await store.digestOrders.set(COORDINATOR, ORDERED_AT);
    await look("2026-09-07 07:45", unreachable());
    const times = [inProcess(), unreachable(), inProcess()];
    await Promise.all(times.map((engine) => look("2026-09-07 08:00", engine)));
    expect(await sent()).toEqual(["digest:C001:2026-09-07"]);
    const looks = await store.accessLog.list();
    expect(new Set(looks.map(({ whom }) => whom)).size).toBe(looks.length);
  });

  it("begin with the next day where they are asked for after their time", async () => {
    await store.digestOrders.set(
      COORDINATOR,
      instantAt(ZONE, { day: parseDay("2026-09-07"), minute: 600 }),
    );
    await look("2026-09-07 10:01");
    await look("2026-09-08 08:00");
    expect(await sent()).toEqual(["digest:C001:2026-09-08"]);
  });

  it("are listed and not lost for somebody without an account", async () => {
    await store.digestOrders.set(
      { ...COORDINATOR, whose: { person: "T007" }, by: "T007" },
      ORDERED_AT,
    );
    await look("2026-09-07 08:00");
    await look("2026-09-07 08:01");
    expect(await store.outbox.list({ person: "T007" })).toMatchObject([
      { kind: "digest", state: "dropped", problem: "no-account" },
    ]);
  });

  it("wait while silence is wanted, go on after it, and do not count those days as missed", async () => {
    await store.digestOrders.set(COORDINATOR, ORDERED_AT);
    await look("2026-09-04 08:00");
    await received("digest:C001:2026-09-04");
    const silence = { silentUntil: parseDay("2026-09-09") };
    await store.preferences.set({ person: "C001" }, silence, ORDERED_AT);
    for (const day of ["07", "08", "09"]) await look(`2026-09-${day} 08:00`);
    expect(await sent()).toEqual(["digest:C001:2026-09-04", "digest:C001:2026-09-09"]);
    expect((await received("digest:C001:2026-09-09")).text).not.toContain("没有发出");
  });

  it("count no day as missed on which another one was ordered", async () => {
    await store.digestOrders.set({ ...COORDINATOR, weekdays: [1] }, ORDERED_AT);
    await look("2026-09-07 08:00");
    await received("digest:C001:2026-09-07");
    const changedAt = instantAt(ZONE, { day: parseDay("2026-09-09"), minute: 720 });
    await store.digestOrders.set(COORDINATOR, changedAt);
    await look("2026-09-10 08:00");
    expect((await received("digest:C001:2026-09-10")).text).not.toContain("没有发出");
  });

  it("name nobody in a group chat, and give no number about very few people", async () => {
    const whose = { channel: "lark", room: "oc_1" };
    await store.rooms.setUnit("lark", "oc_1", "qinghe");
    await store.digestOrders.set({ ...COORDINATOR, whose }, ORDERED_AT);
    await look("2026-09-07 08:00");
    const said = JSON.stringify(await received("digest:lark:oc_1:2026-09-07"));
    expect(said).toContain("今天青禾学校 7 人里还有 6 人没修够");
    for (const name of ["王芳", "李娜", "张晓燕", "陈静", "T00", "数学组", "语文组"]) {
      expect(said).not.toContain(name);
    }
    expect(await store.accessLog.list()).toEqual([]);
  });
});

describe("a digest that waits to be sent", () => {
  const push = {
    person: "C001",
    address: { channel: "lark", to: { account: "ou_c" } },
  } as const;
  const day = parseDay("2026-09-07");
  const problem = async () => {
    const outcome = await isDigestStillWanted(store, push, day);
    return outcome && "problem" in outcome ? outcome.problem : undefined;
  };

  beforeEach(async () => {
    await store.digestOrders.set(COORDINATOR, ORDERED_AT);
    await look("2026-09-07 08:00");
  });

  it("is sent as long as nothing changed", async () => {
    expect(await problem()).toBeUndefined();
  });

  it("is dropped where it was stopped, or the role or the account was taken away", async () => {
    const [zhou] = (await store.roster.people(["C001"])).values();
    if (!zhou) throw new Error("nobody");
    await store.roster.put({
      units: [],
      people: [{ ...zhou, grants: [{ role: "admin", unit: "qinghe" }] }],
    });
    expect(await problem()).toBe("the role was taken away");
    await store.roster.put({ units: [], people: [{ ...zhou, grants: [] }] });
    expect(await problem()).toBe("no role, or silent");
    await store.roster.put({ units: [], people: [zhou] });
    await store.roster.unbindAccount("lark", "ou_c");
    expect(await problem()).toBe("unbound");
    await store.digestOrders.cancel({ person: "C001" });
    expect(await problem()).toBe("stopped");
  });
});
