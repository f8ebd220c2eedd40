import { expect, it } from "vitest";
import type { Person } from "../../support/lark-platform/world.ts";
import { startLarkSchool, wordsOf } from "../../support/lark-school.ts";
import { createMemoryStore } from "../../support/memory-store.ts";

it("says in private to whoever asked that what stops the program again and again is not answered", async () => {
  const store = createMemoryStore();
  let asker: Person | undefined;
  const school = await startLarkSchool("websocket", {
    store,
    prepare: async (platform) => {
      asker = platform.addPerson({ name: "王芳" });
      const content = { type: "im.message.receive_v1", event: { cannot: "be read" } };
      const at = platform.now().toISOString();
      const arrival = { channel: "lark", speaker: asker.openId, content, at };
      await store.inbox.put({ ...arrival, ids: ["event:bad"] });
      // By programs that all ended before they answered.
      for (let time = 0; time < 20; time += 1) {
        await store.inbox.take({ channel: "lark", holder: `gone-${time}`, limit: 1, seconds: 0 });
      }
    },
  });
  try {
    const [sorry, ...more] = await school.quiet();
    expect(more).toEqual([]);
    expect(sorry?.to).toBe(asker?.openId);
    expect(wordsOf(sorry?.content)).toBe("您刚才的一条消息没能处理，请换个说法再发一次");
    expect(school.logged.map(({ details }) => String(Object.values(details)[0]))).toEqual([
      expect.stringMatching(/arrival 1 on lark was given up/),
    ]);
  } finally {
    await school.stop();
  }
});
