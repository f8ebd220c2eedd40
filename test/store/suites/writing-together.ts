import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Access, Database } from "../../../src/store/database.ts";
import { createWriteTogether } from "../../../src/store/write-together.ts";
import { openBare } from "../../support/open-bare.ts";
import type { Scene } from "../../support/use-store.ts";

/** How what is written at the same moment shares a transaction. */
export function writingTogether(scene: Scene): void {
  describe("writing together", () => {
    let database: Database;
    let transactions = 0;
    let together: ReturnType<typeof createWriteTogether>;
    beforeEach(async () => {
      database = await openBare(scene.settings);
      transactions = 0;
      const write: Access["write"] = (work) => {
        transactions += 1;
        return database.write(work);
      };
      together = createWriteTogether(write);
    });
    afterEach(() => database.close());

    const keep = (person: string) =>
      together((tables) =>
        tables
          .insertInto("threads")
          .values({ person, place: "private", state: "{}", at: "2026-11-22", mac: "" })
          .onConflict((conflict) =>
            conflict.columns(["person", "place"]).doUpdateSet({ state: "{}" }),
          )
          .execute(),
      );
    const fail = () =>
      together(async () => {
        throw new Error("this one fails");
      });
    const kept = async () =>
      (await database.read.selectFrom("threads").select("person").orderBy("person").execute()).map(
        ({ person }) => person,
      );

    it("brings many to the disk in few transactions, and acknowledges each once it is there", async () => {
      const people = Array.from({ length: 50 }, (_, index) => `T${100 + index}`);
      await Promise.all(
        people.map(async (person) => {
          await keep(person);
          expect(await kept()).toContain(person);
        }),
      );
      expect(await kept()).toEqual(people);
      expect(transactions).toBe(2);
    });

    it("lets one fail alone", async () => {
      const results = await Promise.allSettled([keep("T1"), keep("T2"), fail(), keep("T3")]);
      expect(results.map(({ status }) => status)).toEqual([
        "fulfilled",
        "fulfilled",
        "rejected",
        "fulfilled",
      ]);
      expect(await kept()).toEqual(["T1", "T2", "T3"]);
    });

    it("goes on after everything was written", async () => {
      await keep("T1");
      await expect(fail()).rejects.toThrow("this one fails");
      await keep("T2");
      expect(await kept()).toEqual(["T1", "T2"]);
    });
  });
}
