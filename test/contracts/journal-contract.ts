import { describe, expect, it } from "vitest";
import type { Journal } from "../../src/app/audit/ports.ts";

const AT = "2026-11-22T08:00:00.000Z";

/**
 * What every journal does.
 *
 * @param current gives the journal of the running test, empty when the test began
 */
export function journalContract(current: () => Journal): void {
  describe("the journal", () => {
    it("keeps looks in the order in which they were noted", async () => {
      expect(await current().looks()).toEqual([]);
      const first = { by: "admin", at: AT, whom: "T002", why: "核对学时" };
      const second = { by: "admin", at: AT, whom: "T001", why: "shortfall list" };
      await current().noteLook(first);
      await current().noteLook(second);
      await current().noteLook(first);
      expect(await current().looks()).toEqual([first, second, first]);
    });

    it("keeps unanswered sentences with the guesses, in the order in which they came", async () => {
      expect(await current().unanswered()).toEqual([]);
      const first = { text: "那个怎么弄", at: AT, guesses: ["help", "plan"] };
      const second = { text: "asdf", at: AT, guesses: [] };
      await current().noteUnanswered(first);
      await current().noteUnanswered(second);
      expect(await current().unanswered()).toEqual([first, second]);
    });

    it("keeps a sentence with characters that no database takes, those replaced", async () => {
      await current().noteUnanswered({ text: "半个\ud83d 和\0空", at: AT, guesses: [] });
      await current().noteLook({ by: "admin", at: AT, whom: "T001", why: "\0" });
      expect(await current().unanswered()).toMatchObject([{ text: "半个\uFFFD 和\uFFFD空" }]);
      expect(await current().looks()).toMatchObject([{ why: "\uFFFD" }]);
    });
  });
}
