import { beforeEach, describe, expect, it } from "vitest";
import {
  FAILURE_REPORT,
  planFailureReports,
  settleFailures,
} from "../../../src/app/delivery/failures.ts";
import type { Address, FailureCause, NewDelivery } from "../../../src/app/delivery/ports.ts";
import type { Store } from "../../../src/app/store.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { COUNTY, person } from "../../support/people.ts";

const AT = "2026-11-30T01:00:00.000Z";
const minutesLater = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();

/** A head of the school, one of the county, a coordinator of the county, and two teachers. */
const PEOPLE = [
  person("T001", "group-maths"),
  person("T002", "school-2"),
  person("A001", "school-1", { grants: [{ role: "admin", unit: "school-1" }] }),
  person("A002", "county", { grants: [{ role: "admin", unit: "county" }] }),
  person("C001", "county", { grants: [{ role: "coordinator", unit: "county" }] }),
  person("R001", "school-1", { grants: [{ role: "reviewer", unit: "school-1" }] }),
];

let store: Store;
beforeEach(async () => {
  store = createMemoryStore();
  await store.roster.put({ units: COUNTY, people: PEOPLE });
  for (const { teacher } of PEOPLE) {
    await store.roster.bindAccount("lark", `ou_${teacher.id}`, teacher.id, AT);
  }
});

/** Lets a message to somebody fail. */
async function fail(
  key: string,
  to: Address["to"],
  { cause, kind = "answer", at = AT }: { cause?: FailureCause; kind?: string; at?: string } = {},
): Promise<void> {
  const address = { channel: "lark", to };
  const when = { dueAt: at, expiresAt: minutesLater(9999) };
  await store.outbox.put([{ key, kind, address, content: {}, ...when }]);
  await store.outbox.take({ channel: "lark", holder: "h", now: at, limit: 99, seconds: 60 });
  const outcome = { kind: "failed", problem: "no", ...(cause && { cause }) } as const;
  await store.outbox.settle(key, { holder: "h", at, outcome });
}
const to = (id: string) => ({ account: `ou_${id}` });
const plan = (at = AT) => planFailureReports(store, "lark", at);
const toldTo = async (at?: string) => (await plan(at)).reports.map((report) => report.to.person);
const unbind = (...ids: string[]) =>
  Promise.all(ids.map((id) => store.roster.unbindAccount("lark", `ou_${id}`)));

describe("what failed", () => {
  it("is told to the nearest administrator, with the name, the kind and the cause", async () => {
    await fail("a", to("T001"), { cause: "not-available" });
    await fail("b", to("T001"), { kind: "deadline" });
    expect(await plan()).toEqual({
      keys: ["a", "b"],
      reports: [
        {
          to: { person: "A001", account: "ou_A001" },
          failures: [
            { kind: "answer", cause: "not-available", name: "老师T001" },
            { kind: "deadline", cause: undefined, name: "老师T001" },
          ],
        },
      ],
    });
  });

  it("is told to the next who has an account: an administrator above, then a coordinator", async () => {
    await fail("a", to("T001"));
    await unbind("A001");
    expect(await toldTo()).toEqual(["A002"]);
    await unbind("A002");
    expect(await toldTo()).toEqual(["C001"]);
    await unbind("C001");
    expect(await plan()).toEqual({ keys: ["a"], reports: [] });
  });

  it("is never told to the one who could not be reached", async () => {
    await fail("a", to("A001"));
    expect(await toldTo()).toEqual(["A002"]);
  });

  it("is told to whoever answers for the unit of a room", async () => {
    await fail("a", { room: "oc_1" }, { cause: "not-in-room" });
    expect((await plan()).reports).toEqual([]);
    await store.rooms.setUnit("lark", "oc_1", "school-2");
    expect((await plan()).reports).toEqual([
      {
        to: { person: "A002", account: "ou_A002" },
        failures: [{ kind: "answer", cause: "not-in-room", name: undefined }],
      },
    ]);
  });

  it("concerns nobody where the account is of nobody, or it was a report itself", async () => {
    await fail("a", { account: "ou_stranger" });
    await fail("b", to("A001"), { kind: FAILURE_REPORT });
    expect(await plan()).toEqual({ keys: ["a", "b"], reports: [] });
  });

  it("waits for those who were told within the hour, and not for others", async () => {
    const report: NewDelivery = {
      ...{ key: "r", kind: FAILURE_REPORT, person: "A001", content: {} },
      ...{ address: { channel: "lark", to: to("A001") }, dueAt: AT, expiresAt: minutesLater(9) },
    };
    await store.outbox.put([report]);
    const at = minutesLater(59);
    await fail("a", to("T001"), { at });
    await fail("b", to("T002"), { at });
    expect(await plan(at)).toMatchObject({ keys: ["b"], reports: [{ to: { person: "A002" } }] });
    expect((await plan(minutesLater(60))).keys).toEqual(["a", "b"]);
  });

  it("is settled once, by one of two processes", async () => {
    await fail("a", to("T001"));
    const { keys } = await plan();
    const settle = () =>
      store.transaction((kept) => settleFailures(kept, "lark", { keys, said: [], at: AT }));
    expect([await settle(), await settle()]).toEqual([true, false]);
    expect((await plan()).keys).toEqual([]);
  });
});
