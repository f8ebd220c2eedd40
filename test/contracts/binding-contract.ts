import { beforeEach, describe, expect, it } from "vitest";
import type { CodeUse } from "../../src/app/access/ports.ts";
import type { Store } from "../../src/app/store.ts";
import { COUNTY, person } from "../support/people.ts";

const AT = "2026-11-30T01:00:00.000Z";
const LATER = "2026-12-01T01:00:00.000Z";

/**
 * What every store knows of the accounts and the rooms of channels.
 *
 * @param current gives the store of the running test, empty when the test began
 */
export function bindingContract(current: () => Store): void {
  const putPeople = async () => {
    await current().roster.put({ units: COUNTY, people: [person("T001"), person("T002")] });
  };

  describe("a binding code", () => {
    beforeEach(putPeople);

    it("is good once, for the person to whom it was given", async () => {
      const { bindingCodes } = current();
      await bindingCodes.put("AAAA2222", { person: "T001", expiresAt: LATER });
      await bindingCodes.put("BBBB3333", { person: "T002", expiresAt: AT });
      expect(await bindingCodes.take("CCCC4444")).toBeUndefined();
      expect(await bindingCodes.take("AAAA2222")).toEqual({ person: "T001", expiresAt: LATER });
      expect(await bindingCodes.take("AAAA2222")).toBeUndefined();
      expect(await bindingCodes.take("BBBB3333")).toEqual({ person: "T002", expiresAt: AT });
    });

    it("says which account used it first, and when, until the person gets another", async () => {
      const { bindingCodes } = current();
      const [first, second] = ["ou_1", "ou_2"].map((account) => ({ channel: "lark", account }));
      const whose = { person: "T001", expiresAt: LATER };
      await bindingCodes.put("AAAA2222", whose);
      expect(await bindingCodes.take("AAAA2222", { ...first, at: AT } as CodeUse)).toEqual(whose);
      expect(await bindingCodes.take("AAAA2222", { ...second, at: LATER } as CodeUse)).toEqual({
        ...whose,
        used: { ...first, at: AT },
      });
      await bindingCodes.put("BBBB3333", whose);
      expect(await bindingCodes.take("AAAA2222")).toBeUndefined();
    });

    it("takes the place of the one before", async () => {
      const { bindingCodes } = current();
      await bindingCodes.put("AAAA2222", { person: "T001", expiresAt: LATER });
      await bindingCodes.put("BBBB3333", { person: "T001", expiresAt: LATER });
      expect(await bindingCodes.take("AAAA2222")).toBeUndefined();
      expect(await bindingCodes.take("BBBB3333")).toMatchObject({ person: "T001" });
    });

    it("is used up by one of several who give it at once", async () => {
      await current().bindingCodes.put("AAAA2222", { person: "T001", expiresAt: LATER });
      const taken = Array.from({ length: 4 }, (_, each) => {
        const use = { channel: "lark", account: `ou_${each}`, at: AT };
        return current().bindingCodes.take("AAAA2222", use);
      });
      expect((await Promise.all(taken)).filter((each) => !each?.used)).toHaveLength(1);
    });

    it("counts how often an account gave one that is not good", async () => {
      const { bindingCodes } = current();
      await bindingCodes.noteFailure("lark", "ou_1", AT);
      await bindingCodes.noteFailure("lark", "ou_1", LATER);
      await bindingCodes.noteFailure("lark", "ou_2", LATER);
      await bindingCodes.noteFailure("wechat", "ou_1", LATER);
      expect(await bindingCodes.failuresSince("lark", "ou_1", AT)).toBe(2);
      expect(await bindingCodes.failuresSince("lark", "ou_1", LATER)).toBe(1);
      expect(await bindingCodes.failuresSince("lark", "ou_3", AT)).toBe(0);
    });
  });

  describe("an account", () => {
    beforeEach(putPeople);

    it("is known to have been unbound until it is bound again", async () => {
      const { roster } = current();
      expect(await roster.unbindAccount("lark", "ou_1")).toBe(false);
      expect(await roster.wasUnbound("lark", "ou_1")).toBe(false);
      await roster.bindAccount("lark", "ou_1", "T001", AT);
      expect(await roster.wasUnbound("lark", "ou_1")).toBe(false);
      expect(await roster.unbindAccount("lark", "ou_1")).toBe(true);
      expect(await roster.wasUnbound("lark", "ou_1")).toBe(true);
      expect(await roster.wasUnbound("wechat", "ou_1")).toBe(false);
      await roster.bindAccount("lark", "ou_1", "T002", LATER);
      expect(await roster.wasUnbound("lark", "ou_1")).toBe(false);
    });
  });

  describe("a room", () => {
    beforeEach(putPeople);

    it("belongs to the unit that was set last", async () => {
      const { rooms } = current();
      expect(await rooms.unitOf("lark", "oc_1")).toBeUndefined();
      await rooms.setUnit("lark", "oc_1", "county");
      await rooms.setUnit("lark", "oc_1", "school-1");
      await rooms.setUnit("wechat", "oc_1", "county");
      expect(await rooms.unitOf("lark", "oc_1")).toBe("school-1");
      await rooms.setUnit("lark", "oc_1", undefined);
      expect(await rooms.unitOf("lark", "oc_1")).toBeUndefined();
      expect(await rooms.unitOf("wechat", "oc_1")).toBe("county");
    });
  });
}
