import { describe, expect, it } from "vitest";
import type { StoredThreads } from "../../src/app/store.ts";

const AT = "2026-11-22T08:00:00.000Z";

/**
 * What every keeper of threads does.
 *
 * @param current gives the threads of the running test, none when the test began
 */
export function threadsContract(current: () => StoredThreads): void {
  describe("the threads", () => {
    it("know nothing before anything was said", async () => {
      expect(await current().read("T001", "private")).toBeUndefined();
    });

    it("give back the state that was written last", async () => {
      await current().write("T001", "private", { asked: "standing", year: "2025" }, AT);
      await current().write(
        "T001",
        "private",
        { asked: "why", slots: [1, null, "半 \0 \ud83d"] },
        AT,
      );
      expect(await current().read("T001", "private")).toEqual({
        asked: "why",
        slots: [1, null, "半 \0 \ud83d"],
      });
    });

    it("keep people and places apart", async () => {
      await current().write("T001", "private", "one", AT);
      await current().write("T001", "group:1", "two", AT);
      await current().write("T002", "private", "three", AT);
      expect(await current().read("T001", "private")).toBe("one");
      expect(await current().read("T001", "group:1")).toBe("two");
      expect(await current().read("T002", "private")).toBe("three");
    });

    it("give all places of one person", async () => {
      await current().write("T001", "private", { asked: "why" }, AT);
      await current().write("T001", "group:1", "two", AT);
      await current().write("T002", "private", "three", AT);
      expect(await current().all("T001")).toEqual(
        new Map<string, unknown>([
          ["private", { asked: "why" }],
          ["group:1", "two"],
        ]),
      );
      expect(await current().all("T003")).toEqual(new Map());
    });

    it("keep the absence of a state as null", async () => {
      await current().write("T001", "private", undefined, AT);
      expect(await current().read("T001", "private")).toBeNull();
    });

    it("take writing at once by the same person", async () => {
      const states = [1, 2, 3, 4, 5, 6, 7, 8];
      await Promise.all(states.map((state) => current().write("T001", "private", state, AT)));
      expect(states).toContain(await current().read("T001", "private"));
    });
  });
}
