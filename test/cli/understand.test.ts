import { describe, expect, it } from "vitest";
import { INTENTS } from "../../src/conversation/message/meaning.ts";
import { useCommandLine } from "../support/command-line.ts";

interface Meaning {
  readonly intent: string;
  readonly confidence: number;
  readonly slots: Readonly<Record<string, unknown>>;
}

describe("understand", () => {
  const line = useCommandLine();
  const understand = async (text: string, ...options: string[]) =>
    (await line.json("understand", text, ...options)) as Meaning;

  it.each(["我还差多少学时", "/查", "/没有这个命令", "", "!?", "how much is missing"])(
    "prints intent, confidence and slots of %j and nothing else",
    async (text) => {
      const meaning = await understand(text);
      expect(Object.keys(meaning)).toEqual(["intent", "confidence", "slots"]);
      expect(INTENTS).toContain(meaning.intent);
      expect(meaning.confidence).toBeGreaterThanOrEqual(0);
      expect(meaning.confidence).toBeLessThanOrEqual(1);
    },
  );

  it("reads the particulars", async () => {
    const { intent, slots } = await understand("昨天参加县级培训16学时", "--at", "2026-03-10");
    expect({ intent, slots }).toEqual({
      intent: "record",
      slots: { date: "2026-03-09", hours: 16, activity: "training", level: "county" },
    });
  });

  it.each([
    ["2026-03-10", "2026-03-09"],
    ["2026-03-10T08:00:00+08:00", "2026-03-09"],
    ["2026-03-09T16:00:00Z", "2026-03-09"],
    ["2026-03-09T15:59:59.999Z", "2026-03-08"],
    ["2026-03-10T00:30", "2026-03-09"],
  ])("takes yesterday at %s for %s", async (at, date) => {
    expect((await understand("昨天培训16学时", "--at", at)).slots).toMatchObject({ date });
  });

  it("says it in one line without --json", async () => {
    const { status, out } = await line.call("understand", "/查");
    expect({ status, out }).toEqual({ status: 0, out: "standing (1.00) {}\n" });
  });

  it("explains by which reasons, best first, and marks what would be answered", async () => {
    const { out } = await line.call("understand", "谁还没修够", "--explain");
    const [first, best] = out.split("\n");
    expect(first).toMatch(/^digest /);
    expect(best).toMatch(/^→ 1\. people\.\S+ \[cued \d\.\d\d\] shows /);
  });

  it("reads a hundred thousand characters", async () => {
    expect(await understand("学时".repeat(50_000))).toHaveProperty("intent");
  });
});
