import { beforeEach, describe, expect, it } from "vitest";
import { planReminders } from "../../../src/app/outreach/plan-reminders.ts";
import { isStillWanted } from "../../../src/app/outreach/still-wanted.ts";
import { RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { planning } from "../../support/outreach.ts";
import { OTHER_POLICY } from "../../support/sample-policies.ts";
import { fillSchool } from "../../support/school.ts";

const AT = "2026-06-12T00:00:00.000Z";
const TODAY = parseDay("2026-06-12");
const NOW = { day: TODAY, minute: 510 };

let store: Store;
beforeEach(async () => {
  store = createMemoryStore();
  await fillSchool(store);
  for (const id of ["T001", "T007"]) await store.roster.bindAccount("lark", `ou_${id}`, id, AT);
  await planReminders(store, planning(), { day: TODAY, minute: 480 });
});

async function asked(now = NOW, person = "T001") {
  const [delivery] = await store.outbox.list({ person });
  if (!delivery) throw new Error(`nothing is planned for ${person}`);
  return isStillWanted(store, planning(), delivery, now);
}

const dropped = (problem: string) => ({ kind: "dropped", problem });

describe("a reminder that is about to be sent", () => {
  it("is sent where nothing has changed", async () => {
    expect(await asked()).toBeUndefined();
  });

  it("is sent though a weekend moved it, so that it is earlier than its schedule says", async () => {
    // Two weeks before Saturday 20 June is a Saturday too.
    const day = parseDay("2026-06-05");
    await planReminders(store, planning(), { day, minute: 480 });
    const [first] = await store.outbox.list({ person: "T001" });
    expect(first?.key).toBe("reminder:T001:2026-06-05");
    expect(await asked({ day, minute: 510 })).toBeUndefined();
  });

  it("is dropped for whoever is done meanwhile", async () => {
    const record = { id: "r9", date: TODAY, activity: "training", hours: 30 } as const;
    const written = { key: "r9", by: "T001", at: AT, via: "terminal" };
    await store.log.append([RECORD_SUBMITTED.entry("T001", { record, origin: "self" }, written)]);
    expect(await asked()).toEqual(dropped("done"));
  });

  it("is dropped where the school follows another policy since, or the policy is gone", async () => {
    const [delivery] = await store.outbox.list({ person: "T001" });
    if (!delivery) throw new Error("nothing is planned");
    const without = planning({ documentOf: () => undefined });
    expect(await isStillWanted(store, without, delivery, NOW)).toEqual(dropped("done"));
    await store.roster.setPolicy("qinghe", OTHER_POLICY);
    expect(await asked()).toEqual(dropped("done"));
  });

  it("is asked about on the person's next channel as on the first", async () => {
    const [first] = await store.outbox.list({ person: "T001" });
    if (!first) throw new Error("nothing is planned");
    await store.roster.bindAccount("wechat", "wx_1", "T001", AT);
    const insteadOf = { key: first.key, channels: ["lark"] };
    const address = { channel: "wechat", to: { account: "wx_1" }, insteadOf };
    const other = { ...first, key: `${first.key}:on:wechat`, address };
    expect(await isStillWanted(store, planning(), other, NOW)).toBeUndefined();
    await store.preferences.set({ person: "T001" }, { isStopped: true }, AT);
    expect(await isStillWanted(store, planning(), other, NOW)).toEqual(dropped("stopped"));
  });

  it("is dropped for whoever does not want it any more", async () => {
    await store.preferences.set({ person: "T001" }, { isStopped: true }, AT);
    expect(await asked()).toEqual(dropped("stopped"));
    await store.preferences.set({ person: "T001" }, { silentUntil: parseDay("2026-06-15") }, AT);
    expect(await asked()).toEqual(dropped("silent"));
    await store.preferences.set({ person: "T001" }, { silentUntil: TODAY }, AT);
    expect(await asked()).toBeUndefined();
  });

  it("is dropped for somebody who is not in the roster", async () => {
    const [planned] = await store.outbox.list({ person: "T001" });
    if (!planned) throw new Error("nothing is planned");
    const gone = { ...planned, person: "T404" };
    expect(await isStillWanted(store, planning(), gone, NOW)).toEqual(dropped("left"));
  });

  it("is dropped where the account speaks for nobody, or for somebody else", async () => {
    await store.roster.bindAccount("lark", "ou_T001", "T002", AT);
    expect(await asked()).toEqual(dropped("unbound"));
    await store.roster.unbindAccount("lark", "ou_T001");
    expect(await asked()).toEqual(dropped("unbound"));
  });

  it("waits where it would come outside the hours, those of the person included", async () => {
    const later = (notBefore: string) => ({
      kind: "retry",
      notBefore,
      problem: "outside the hours",
    });
    expect(await asked({ day: TODAY, minute: 700 })).toEqual(later("2026-06-12T06:00:00.000Z"));
    // After the last hours of a Friday.
    expect(await asked({ day: TODAY, minute: 1020 })).toEqual(later("2026-06-15T00:30:00.000Z"));
    await store.preferences.set({ person: "T001" }, { quiet: [{ from: 480, to: 900 }] }, AT);
    expect(await asked()).toEqual(later("2026-06-12T07:00:00.000Z"));
    await store.preferences.set({ person: "T001" }, { quiet: [{ from: 0, to: 1440 }] }, AT);
    expect(await asked()).toEqual(dropped("quiet hours"));
  });

  it("is sent to who answers for others while they do", async () => {
    await planReminders(store, planning(), { day: parseDay("2026-06-22"), minute: 480 });
    const [, over] = await store.outbox.list({ person: "T007" });
    const now = { day: parseDay("2026-06-22"), minute: 510 };
    if (!over) throw new Error("nothing is planned");
    expect(await isStillWanted(store, planning(), over, now)).toBeUndefined();
    const liu = await store.roster.person("T007");
    if (!liu) throw new Error("nobody is there");
    await store.roster.put({ units: [], people: [{ ...liu, grants: [] }] });
    expect(await isStillWanted(store, planning(), over, now)).toEqual(dropped("done"));
  });

  it("goes to a room as that room wants it", async () => {
    const room = { channel: "lark", room: "oc_1" };
    const address = { channel: "lark", to: { room: "oc_1" } };
    const [planned] = await store.outbox.list({ person: "T001" });
    if (!planned) throw new Error("nothing is planned");
    const asRoom = () => isStillWanted(store, planning(), { ...planned, address }, NOW);
    await store.preferences.set({ person: "T001" }, { isStopped: true }, AT);
    expect(await asRoom()).toBeUndefined();
    await store.preferences.set(room, { silentUntil: parseDay("2026-06-15") }, AT);
    expect(await asRoom()).toEqual(dropped("silent"));
  });
});

describe("what nobody planned as a reminder", () => {
  it("is sent whatever the person wants", async () => {
    await store.preferences.set({ person: "T001" }, { isStopped: true }, AT);
    const answer = {
      key: "answer:1",
      person: "T001",
      address: { channel: "lark", to: { account: "x" } },
    };
    expect(
      await isStillWanted(store, planning(), answer, { day: TODAY, minute: 0 }),
    ).toBeUndefined();
  });
});
