import { expect, it } from "vitest";
import { forgetSettled } from "../../src/delivery/forget-settled.ts";
import { createMemoryStore } from "../support/memory-store.ts";

it("removes files that have expired, with no channel to run, and keeps the others", async () => {
  const store = createMemoryStore();
  const file = { owner: "T001", name: "a.pdf", mediaType: "application/pdf" };
  const bytes = Buffer.from("%PDF");
  const [before, after] = ["2026-11-29T00:00:00.000Z", "2026-11-30T00:00:00.000Z"];
  await store.files.put({ ...file, bytes, id: "old", expiresAt: after });
  await store.files.put({ ...file, bytes, id: "kept" });
  const forgetting = forgetSettled({
    store,
    now: () => new Date("2026-11-30T00:00:01.000Z"),
    onError: (error) => {
      throw error;
    },
  });
  await forgetting.stop();
  expect(await store.files.find("old", before)).toBeUndefined();
  expect(await store.files.find("kept", before)).toMatchObject({ id: "kept" });
});
