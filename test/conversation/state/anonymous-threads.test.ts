import { expect, it } from "vitest";
import { createAnonymousThreads } from "../../../src/conversation/state/anonymous-threads.ts";

const AT = "2026-03-10T00:00:00.000Z";

it("keeps the threads of strangers apart, by person and by place", async () => {
  const threads = createAnonymousThreads();
  await threads.write("a", "b:c", 1, AT);
  await threads.write("a:b", "c", 2, AT);
  expect(await threads.read("a", "b:c")).toBe(1);
  expect(await threads.read("a:b", "c")).toBe(2);
  expect(await threads.read("a", "c")).toBeUndefined();
});

it("forgets the one that was silent longest", async () => {
  const threads = createAnonymousThreads(2);
  await threads.write("first", "room", 1, AT);
  await threads.write("second", "room", 2, AT);
  await threads.write("first", "room", 3, AT);
  await threads.write("third", "room", 4, AT);
  expect(await threads.read("first", "room")).toBe(3);
  expect(await threads.read("second", "room")).toBeUndefined();
  expect(await threads.read("third", "room")).toBe(4);
});
