import { describe, expect, it } from "vitest";
import type { Kept, Store } from "../../src/app/store.ts";
import { submission, submissions } from "../support/entries.ts";
import { COUNTY, person } from "../support/people.ts";

const AT = "2026-11-22T08:00:00.000Z";
const look = (whom: string) => ({ by: "admin", at: AT, whom, why: "audit" });

/**
 * What every store does with several changes that belong together.
 *
 * @param current gives the store of the running test, empty when the test began
 */
export function storeContract(current: () => Store): void {
  const everything = async ({ roster, log, threads, accessLog }: Kept) => ({
    units: (await roster.units()).length,
    entries: (await log.verify()).entries,
    thread: await threads.read("T001", "private"),
    looks: (await accessLog.list()).length,
  });
  const NOTHING = { units: 0, entries: 0, thread: undefined, looks: 0 };
  const writeEverywhere = async ({ roster, log, threads, accessLog }: Kept) => {
    await roster.put({ units: COUNTY, people: [person("T001")] });
    await log.append(submissions("T001", 2));
    await threads.write("T001", "private", { asked: "standing" }, AT);
    await accessLog.record([look("T001")]);
  };
  const ALL = { units: 4, entries: 2, thread: { asked: "standing" }, looks: 1 };

  it("knows the time by the clock of the database, which here is this machine's", async () => {
    const [before, now] = [Date.now(), Date.parse(await current().clock())];
    expect(Math.abs(now - before)).toBeLessThan(60_000);
  });

  describe("a transaction", () => {
    it("keeps all of what was written in it, and gives back what the work gives", async () => {
      const given = await current().transaction(async (kept) => {
        await writeEverywhere(kept);
        return "done";
      });
      expect(given).toBe("done");
      expect(await everything(current())).toEqual(ALL);
    });

    it("reads what it has written", async () => {
      const seen = await current().transaction(async (kept) => {
        await writeEverywhere(kept);
        return {
          ...(await everything(kept)),
          records: (await kept.records.of("T001")).length,
        };
      });
      expect(seen).toEqual({ ...ALL, records: 2 });
    });

    it("keeps nothing of it where the work fails", async () => {
      const failing = current().transaction(async (kept) => {
        await writeEverywhere(kept);
        throw new Error("changed my mind");
      });
      await expect(failing).rejects.toThrow("changed my mind");
      expect(await everything(current())).toEqual(NOTHING);
    });

    it("keeps nothing of it where something inside fails, though the work lets it pass", async () => {
      const stray = person("T001", "school-9");
      const letting = current().transaction(async (kept) => {
        await writeEverywhere(kept);
        await kept.roster.put({ units: [], people: [stray] }).catch(() => {});
      });
      await expect(letting).rejects.toMatchObject({ code: "roster/no-such-unit" });
      expect(await everything(current())).toEqual(NOTHING);
    });

    it("takes turns with others, so that what it reads first is still so when it writes", async () => {
      const countUp = () =>
        current().transaction(async ({ log }) => {
          const { entries } = await log.verify();
          await log.append([submission("T001", `r${entries + 1}`)]);
        });
      const alone = () => current().log.append([submission("T002", "r1")]);
      await Promise.all([...Array.from({ length: 10 }, countUp), alone()]);
      const records = await current().records.of("T001");
      const ids = records.map(({ record, entry }) => record.id === `r${entry}`);
      expect(ids).toEqual(Array(10).fill(true));
      expect(await current().log.verify()).toEqual({ entries: 11 });
    });

    it("refuses the store itself inside, where it would wait for its own end", async () => {
      const store = current();
      const outer: ((kept: Kept) => Promise<unknown>)[] = [
        async () => store.log.append([submission("T001", "r1")]),
        async () => store.records.of("T001"),
        async () => store.roster.unit("county"),
        async () => store.threads.write("T001", "private", 1, AT),
        async () => store.accessLog.record([look("T001")]),
        async () => store.transaction(async () => {}),
      ];
      for (const use of outer) {
        await expect(store.transaction(use)).rejects.toThrow("inside a transaction");
      }
      await store.transaction(writeEverywhere);
      expect(await everything(store)).toEqual(ALL);
    });

    it("lets others go on once it has failed", async () => {
      await current()
        .transaction(async () => {
          throw new Error("no");
        })
        .catch(() => {});
      await current().transaction(writeEverywhere);
      expect(await everything(current())).toEqual(ALL);
    });
  });
}
