import { beforeEach, describe, expect, it } from "vitest";
import { planReminders } from "../../../src/app/outreach/plan-reminders.ts";
import { type Reminding, remindingNow } from "../../../src/app/outreach/still-wanted.ts";
import { RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { madeUpSource, planning } from "../../support/outreach.ts";
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

/** The last delivery to somebody, with what it is about. */
async function plannedFor(person: string) {
  const last = (await store.outbox.list({ person })).at(-1);
  if (!last) throw new Error(`nothing is planned for ${person}`);
  const taker = { holder: "test", now: last.dueAt, seconds: 0 };
  const delivery = await store.outbox.takeOne(last.key, taker);
  if (!delivery) throw new Error(`${last.key} cannot be taken`);
  return delivery;
}

/** What it is about where it is sent, else how it ended. */
const becomes = (found: Reminding | undefined) =>
  found && ("outcome" in found ? found.outcome : found.told.map(({ matter }) => matter.rule));

async function asked(now = NOW, person = "T001", settings = planning()) {
  return becomes(await remindingNow(store, settings, await plannedFor(person), now));
}

const SENT = ["deadline/qinghe-school/hand-in-spring/2026-06-20"];
const dropped = (problem: string) => ({ kind: "dropped", problem });

describe("a reminder that is about to be sent", () => {
  it("is sent where nothing has changed", async () => {
    expect(await asked()).toEqual(SENT);
  });

  it("is sent though a weekend moved it, so that it is earlier than its schedule says", async () => {
    // Two weeks before Saturday 20 June is a Saturday too.
    const day = parseDay("2026-06-05");
    await planReminders(store, planning(), { day, minute: 480 });
    const [first] = await store.outbox.list({ person: "T001" });
    expect(first?.key).toBe("reminder:T001:2026-06-05");
    expect(await asked({ day, minute: 510 })).toEqual(SENT);
  });

  it("is dropped for whoever is done meanwhile", async () => {
    const record = { id: "r9", date: TODAY, activity: "training", hours: 30 } as const;
    const written = { key: "r9", by: "T001", at: AT, via: "terminal" };
    await store.log.append([RECORD_SUBMITTED.entry("T001", { record, origin: "self" }, written)]);
    expect(await asked()).toEqual(dropped("done"));
  });

  it("says of what was planned only what is still open, as it stands now", async () => {
    const [day, next] = [parseDay("2026-06-15"), parseDay("2026-06-16")];
    const second = madeUpSource(["T001"], [next], { id: "two" });
    const withFirst = (isDone: () => boolean) =>
      planning({ sources: [madeUpSource(["T001"], [day], { id: "one", isDone }), second] });
    const before = withFirst(() => false);
    await planReminders(store, before, { day, minute: 480 });
    const now = { day, minute: 510 };
    expect(await asked(now, "T001", before)).toEqual([`one/${day}`, `two/${next}`]);
    expect(
      await asked(
        now,
        "T001",
        withFirst(() => true),
      ),
    ).toEqual([`two/${next}`]);
  });

  it("is sent as it is where an earlier version has put it into words, unless it is done", async () => {
    const worded = { ...(await plannedFor("T001")), content: { text: "20 June is near" } };
    const becomesNow = async () => becomes(await remindingNow(store, planning(), worded, NOW));
    expect(await becomesNow()).toBeUndefined();
    await store.roster.setPolicy("qinghe", OTHER_POLICY);
    expect(await becomesNow()).toEqual(dropped("done"));
  });

  it("is dropped where the school follows another policy since, or the policy is gone", async () => {
    const without = planning({ documentOf: () => undefined });
    expect(await asked(NOW, "T001", without)).toEqual(dropped("done"));
    await store.roster.setPolicy("qinghe", OTHER_POLICY);
    expect(await asked()).toEqual(dropped("done"));
  });

  it("is asked about on the person's next channel as on the first", async () => {
    const first = await plannedFor("T001");
    await store.roster.bindAccount("wechat", "wx_1", "T001", AT);
    const insteadOf = { key: first.key, channels: ["lark"] };
    const address = { channel: "wechat", to: { account: "wx_1" }, insteadOf };
    const other = { ...first, key: `${first.key}:on:wechat`, address };
    const otherBecomes = async () => becomes(await remindingNow(store, planning(), other, NOW));
    expect(await otherBecomes()).toEqual(SENT);
    await store.preferences.set({ person: "T001" }, { isStopped: true }, AT);
    expect(await otherBecomes()).toEqual(dropped("stopped"));
  });

  it("is dropped for whoever does not want it any more", async () => {
    await store.preferences.set({ person: "T001" }, { isStopped: true }, AT);
    expect(await asked()).toEqual(dropped("stopped"));
    await store.preferences.set({ person: "T001" }, { silentUntil: parseDay("2026-06-15") }, AT);
    expect(await asked()).toEqual(dropped("silent"));
    await store.preferences.set({ person: "T001" }, { silentUntil: TODAY }, AT);
    expect(await asked()).toEqual(SENT);
  });

  it("is dropped for somebody who is not in the roster", async () => {
    const gone = { ...(await plannedFor("T001")), person: "T404" };
    expect(becomes(await remindingNow(store, planning(), gone, NOW))).toEqual(dropped("left"));
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
    const now = { day: parseDay("2026-06-22"), minute: 510 };
    const over = ["deadline-over/qinghe-school/hand-in-spring/2026-06-20"];
    expect(await asked(now, "T007")).toEqual(over);
    const liu = await store.roster.person("T007");
    if (!liu) throw new Error("nobody is there");
    await store.roster.put({ units: [], people: [{ ...liu, grants: [] }] });
    expect(await asked(now, "T007")).toEqual(dropped("done"));
  });

  it("goes to a room as that room wants it", async () => {
    const room = { channel: "lark", room: "oc_1" };
    const address = { channel: "lark", to: { room: "oc_1" } };
    const planned = { ...(await plannedFor("T001")), address };
    const asRoom = async () => becomes(await remindingNow(store, planning(), planned, NOW));
    await store.preferences.set({ person: "T001" }, { isStopped: true }, AT);
    expect(await asRoom()).toEqual(SENT);
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
      content: {},
    };
    const now = { day: TODAY, minute: 0 };
    expect(await remindingNow(store, planning(), answer, now)).toBeUndefined();
  });
});
