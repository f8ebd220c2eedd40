import { describe, expect, it } from "vitest";
import type { StoredFile } from "../../src/app/files/ports.ts";
import type { Store } from "../../src/app/store.ts";

const NOW = "2026-03-10T02:00:00.000Z";
const LATER = "2026-03-11T02:00:00.000Z";
const LAST = "2026-03-12T02:00:00.000Z";

/** Every byte that there is, which no text holds. */
const BYTES = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

const waiting: StoredFile = {
  id: "f1",
  owner: "T001",
  name: "证书 😀.png",
  mediaType: "image/png",
  bytes: BYTES,
  expiresAt: LATER,
};
const { expiresAt: _, ...forGood } = waiting;

/**
 * What every store does with files.
 *
 * @param current gives the store of the running test, empty when the test began
 */
export function filesContract(current: () => Store): void {
  describe("a file", () => {
    it("is given back byte by byte, until it expires", async () => {
      const { files } = current();
      await files.put(waiting);
      expect(await files.find("f1", NOW)).toEqual(waiting);
      expect(await files.find("f2", NOW)).toBeUndefined();
      expect(await files.find("f1", LATER)).toBeUndefined();
    });

    it("takes the place of the one of its id that was waiting", async () => {
      const { files } = current();
      await files.put(waiting);
      await files.put({ ...waiting, bytes: Buffer.from("other"), expiresAt: LAST });
      expect(await files.find("f1", LATER)).toMatchObject({ bytes: Buffer.from("other") });
    });

    it("that is kept for good stays as it is, whatever is put, dropped or forgotten", async () => {
      const { files } = current();
      await files.put(waiting);
      await files.keep("f1");
      await files.put({ ...waiting, bytes: Buffer.from("other") });
      await files.drop("f1");
      await files.forget(LAST);
      expect(await files.find("f1", LAST)).toEqual(forGood);
    });

    it("is gone once it is dropped, or has expired and is forgotten", async () => {
      const { files } = current();
      await files.put(waiting);
      await files.put({ ...waiting, id: "f2" });
      await files.put({ ...waiting, id: "f3", expiresAt: LAST });
      await files.drop("f1");
      await files.forget(LATER);
      const ids = ["f1", "f2", "f3"];
      const found = await Promise.all(ids.map((id) => files.find(id, NOW)));
      expect(found.map((file) => file?.id)).toEqual([undefined, undefined, "f3"]);
      await files.keep("f1");
      expect(await files.find("f1", NOW)).toBeUndefined();
    });

    it("that is kept for good may expire after all, and another keeps its time", async () => {
      const { files } = current();
      await files.put(forGood);
      await files.put({ ...waiting, id: "f2" });
      for (const id of ["f1", "f2", "f3"]) await files.release(id, LAST);
      expect(await files.find("f1", LATER)).toEqual({ ...waiting, expiresAt: LAST });
      expect(await files.find("f1", LAST)).toBeUndefined();
      expect(await files.find("f2", LATER)).toBeUndefined();
    });

    it("is put and kept with what else a transaction writes, or not at all", async () => {
      const store = current();
      const failing = store.transaction(async ({ files }) => {
        await files.put(waiting);
        await files.keep("f1");
        expect(await files.find("f1", LAST)).toEqual(forGood);
        throw new Error("changed my mind");
      });
      await expect(failing).rejects.toThrow("changed my mind");
      expect(await store.files.find("f1", NOW)).toBeUndefined();
    });
  });
}
