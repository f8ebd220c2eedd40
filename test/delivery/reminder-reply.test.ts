import { beforeEach, describe, expect, it } from "vitest";
import { planReminders } from "../../src/app/outreach/plan-reminders.ts";
import { QUESTIONNAIRE_STATED } from "../../src/app/questionnaires/entry-kinds.ts";
import type { Store } from "../../src/app/store.ts";
import { replyOf } from "../../src/delivery/outgoing-message.ts";
import { preparedReminder } from "../../src/delivery/reminder-reply.ts";
import { parseDay } from "../../src/domain/day.ts";
import type { Language } from "../../src/wording/messages.ts";
import type { Action, Reply } from "../../src/wording/reply.ts";
import { builtInWording } from "../support/built-in-wording.ts";
import { openChat } from "../support/chat.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { planning } from "../support/outreach.ts";
import { fillSchool } from "../support/school.ts";

const AT = "2026-12-01T00:00:00.000Z";

let store: Store;
beforeEach(async () => {
  store = createMemoryStore();
  await fillSchool(store);
  for (const id of ["T001", "T007"]) await store.roster.bindAccount("lark", `ou_${id}`, id, AT);
});

/** What somebody is sent on a day. */
async function sent(on: string, person = "T001", language: Language = "zh-CN"): Promise<Reply> {
  const day = parseDay(on);
  await planReminders(store, planning(), { day, minute: 480 });
  const now = `${on}T01:00:00.000Z`;
  const taken = await store.outbox.take({
    ...{ channel: "lark", holder: "test", now, limit: 9, seconds: 60 },
  });
  const own = taken.find((each) => each.person === person);
  if (!own) throw new Error(`nothing is sent to ${person}`);
  const settings = { store, planning: planning(), localizer: builtInWording().in(language) };
  const prepared = await preparedReminder(settings, own, { day, minute: 540 });
  if (!prepared || "outcome" in prepared) throw new Error(JSON.stringify(prepared));
  return replyOf(prepared);
}

const buttonsOf = ({ blocks }: Reply): readonly Action[] =>
  blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []));

describe("a reminder", () => {
  it("says the most urgent thing first, what closes it, the others, and the articles", async () => {
    const body = { title: "国培", isDone: false, statedOn: parseDay("2026-12-01") };
    const stated = { ...body, dueOn: parseDay("2026-12-18") };
    const written = { key: "q", by: "C001", at: AT, via: "sheet" };
    await store.log.append([QUESTIONNAIRE_STATED.entry("T001", stated, written)]);
    const reply = await sent("2026-12-17");
    expect(reply.text.split("\n")).toEqual([
      "明天（12月18日）截止：填“国培”的问卷",
      "还有 3 天，12月20日（周日）截止：下学期的结业证书、校本证明交教导处",
      "还有 14 天，12月31日（周四）截止：2026年还差 12 学分",
      "最省的补法：县级集中培训 12 学时，得 12 学分",
      "依据：五.1、三.1（青禾学校教师培训学分办法）",
    ]);
    expect(reply.private).toBe(true);
    expect(reply.citations).toEqual([
      { policy: "qinghe-school", article: "五.1" },
      { policy: "qinghe-school", article: "三.1" },
    ]);
    expect(buttonsOf(reply).map(({ label }) => label)).toEqual([
      "怎么补",
      "明天再说",
      "下周再说",
      "不再提醒",
    ]);
  });

  it("speaks English where that is asked for", async () => {
    const [first, next] = (await sent("2026-12-24", "T001", "en")).text.split("\n");
    expect(first).toBe("7 days left, due 31 December (Thursday): 12 credits still missing (2026)");
    expect(next).toBe("Cheapest next step: County training in person 12 hours, gives 12 credits");
  });

  it("tells whoever answers for others how many are not done, and shows them who", async () => {
    const reply = await sent("2026-12-21", "T007");
    expect(reply.text.split("\n")[0]).toBe(
      "12月20日（周日）已截止：下学期的结业证书、校本证明交教导处；按现在的记录，还有 6 人没有完成",
    );
    expect(buttonsOf(reply)[0]).toEqual({ label: "谁没修够", run: { ask: "people.short" } });
  });

  it.each(["zh-CN", "en"] as const)(
    "has buttons that do what they say when they are pressed, in %s",
    async (language) => {
      const chat = await openChat(store);
      chat.today("2026-12-17");
      const wang = chat.person("T001");
      const wanted = () => store.preferences.of({ person: "T001" });
      const [plan, tomorrow, nextWeek, stop] = buttonsOf(
        await sent("2026-12-17", "T001", language),
      );
      if (!plan || !tomorrow || !nextWeek || !stop) throw new Error("buttons are missing");
      await wang.says(tomorrow);
      expect(await wanted()).toEqual({ silentUntil: "2026-12-18" });
      await wang.says(nextWeek);
      expect(await wanted()).toEqual({ silentUntil: "2026-12-21" });
      await wang.says(stop);
      expect(await wanted()).toEqual({ isStopped: true });
      expect((await wang.says(plan)).question).toBe("plan.next");
    },
  );
});
