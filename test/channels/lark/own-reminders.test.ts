import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { planScheduled } from "../../../src/app/scheduled/plan-scheduled.ts";
import type { Person } from "../../support/lark-platform/world.ts";
import { buttonOf, type LarkSchool, startLarkSchool, wordsOf } from "../../support/lark-school.ts";
import { scheduling } from "../../support/scheduling.ts";

/** Nine in the morning of a Wednesday. */
const MORNING = new Date("2026-06-10T01:00:00.000Z");
const A_DAY = 24 * 60 * 60;

let school: LarkSchool;
let wang: Person;
beforeEach(async () => {
  school = await startLarkSchool("websocket", { at: MORNING });
  wang = await school.bound("T001", "王芳");
});
afterEach(() => school.stop());

/** What the program does every twenty seconds. */
async function look() {
  const now = school.platform.now().toISOString();
  for (const id of await school.store.scheduled.due(now, 100)) {
    await planScheduled(school.store, id, now, scheduling());
  }
}

const sentToWang = async () => (await school.quiet()).filter(({ to }) => to === wang.openId);
const says = async (text: string) => {
  school.platform.say({ from: wang, text });
  return (await sentToWang()).at(-1);
};

describe("a reminder that somebody set in Feishu", () => {
  it("comes at its time, once, and once more on the next day where that is wanted", async () => {
    expect(wordsOf((await says("明天上午9点提醒我交结业证"))?.content)).toContain(
      "6月11日（周四）09:00 提醒您：交结业证",
    );
    await says("确认");
    await look();
    const before = (await sentToWang()).length;
    await school.platform.advance(A_DAY);
    await Promise.all([look(), look()]);
    const [reminder, ...others] = (await sentToWang()).slice(before);
    expect(others).toEqual([]);
    expect(wordsOf(reminder?.content)).toContain("提醒：交结业证（您6月10日设的）");
    const value = buttonOf(reminder, "明天再提醒");
    await school.platform.press({ by: wang, message: reminder?.messageId ?? "", value });
    expect(wordsOf((await sentToWang()).at(-1)?.content)).toContain(
      "6月12日（周五）09:00 再提醒您：交结业证",
    );
    await school.platform.advance(A_DAY);
    await look();
    expect(wordsOf((await sentToWang()).at(-1)?.content)).toContain("提醒：交结业证");
    const kinds = (await school.store.outbox.list({})).filter(({ kind }) => kind === "reminder");
    expect(kinds.map(({ state }) => state)).toEqual(["sent", "sent"]);
  });
});
