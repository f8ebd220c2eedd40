import { describe, expect, it } from "vitest";
import type { AccessLog, UnansweredLog } from "../../src/app/audit/ports.ts";

const AT = "2026-11-22T08:00:00.000Z";

/**
 * What every access log does.
 *
 * @param current gives the log of the running test, empty when the test began
 */
export function accessLogContract(current: () => AccessLog): void {
  describe("the access log", () => {
    it("keeps looks in the order in which they were noted", async () => {
      expect(await current().list()).toEqual([]);
      const first = { by: "admin", at: AT, whom: "T002", why: "核对学时" };
      const second = { by: "admin", at: AT, whom: "T001", why: "shortfall list" };
      await current().record([first]);
      await current().record([]);
      await current().record([second, first]);
      expect(await current().list()).toEqual([first, second, first]);
    });

    it("keeps characters that no database takes, replaced", async () => {
      await current().record([{ by: "admin", at: AT, whom: "T001", why: "\0" }]);
      expect(await current().list()).toMatchObject([{ why: "\uFFFD" }]);
    });
  });
}

/**
 * What every log of unanswered sentences does.
 *
 * @param current gives the log of the running test, empty when the test began
 */
export function unansweredLogContract(current: () => UnansweredLog): void {
  describe("the log of unanswered sentences", () => {
    it("keeps them with the guesses, in the order in which they came", async () => {
      expect(await current().list()).toEqual([]);
      const first = { text: "那个怎么弄", at: AT, guesses: ["help", "plan"] };
      const second = { text: "asdf", at: AT, guesses: [] };
      await current().record(first);
      await current().record(second);
      expect(await current().list()).toEqual([first, second]);
    });

    it("keeps characters that no database takes, replaced", async () => {
      await current().record({ text: "半个\ud83d 和\0空", at: AT, guesses: [] });
      expect(await current().list()).toMatchObject([{ text: "半个\uFFFD 和\uFFFD空" }]);
    });
  });
}
