import { describe, expect, it } from "vitest";
import type { Lease, Store } from "../../src/app/store.ts";

const lease = (holder: string, seconds = 3600): Lease => ({ name: "import", holder, seconds });

/**
 * What every store does with leases.
 *
 * @param current gives the store of the running test, empty when the test began
 */
export function leasesContract(current: () => Store): void {
  const leases = () => current().leases;

  describe("a lease", () => {
    it("has one holder, until that one gives it back", async () => {
      expect(await leases().take(lease("one"))).toBeUndefined();
      expect(await leases().take(lease("two"))).toEqual({ heldFor: expect.any(Number) });
      expect(await leases().keep(lease("two"))).toBe(false);
      await leases().release(lease("one"));
      expect(await leases().take(lease("two"))).toBeUndefined();
      expect(await leases().keep(lease("two"))).toBe(true);
      expect(await leases().keep(lease("one"))).toBe(false);
    });

    it("is one of its name: another name is free", async () => {
      await leases().take(lease("one"));
      expect(await leases().take({ ...lease("two"), name: "digest" })).toBeUndefined();
      expect(await leases().keep(lease("one"))).toBe(true);
    });

    it("is taken by one of several who ask at once", async () => {
      const asked = ["one", "two", "three", "four"].map((holder) => leases().take(lease(holder)));
      const taken = (await Promise.all(asked)).filter((other) => other === undefined);
      expect(taken).toHaveLength(1);
    });

    it("goes to another once it has ended, and its holder can no longer keep it", async () => {
      await leases().take(lease("one", 0));
      expect(await leases().take(lease("two"))).toBeUndefined();
      expect(await leases().keep(lease("one", 0))).toBe(false);
      await leases().release(lease("one", 0));
      expect(await leases().keep(lease("two"))).toBe(true);
    });

    it("is kept by its holder, however late, while nobody has taken it", async () => {
      await leases().take(lease("one", 0));
      expect(await leases().keep(lease("one"))).toBe(true);
      expect(await leases().take(lease("two"))).toEqual({ heldFor: expect.any(Number) });
    });

    it("is kept within a transaction too", async () => {
      await leases().take(lease("one"));
      const kept = current().transaction(async (inside) => [
        await inside.leases.keep(lease("one")),
        await inside.leases.keep(lease("two")),
      ]);
      expect(await kept).toEqual([true, false]);
    });
  });
}
