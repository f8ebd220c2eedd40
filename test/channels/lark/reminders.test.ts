import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { planReminders } from "../../../src/app/outreach/plan-reminders.ts";
import { RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import { wallTimeOf } from "../../../src/clock.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { componentsOfTag } from "../../support/card-schema.ts";
import type { Person } from "../../support/lark-platform/world.ts";
import { type LarkSchool, startLarkSchool, wordsOf } from "../../support/lark-school.ts";
import { planning, ZONE } from "../../support/outreach.ts";

/** Eight in the morning of a Thursday, half an hour before the first reminder. */
const MORNING = new Date("2026-12-17T00:00:00.000Z");
const HALF_AN_HOUR = 30 * 60;

let school: LarkSchool;
let wang: Person;
beforeEach(async () => {
  school = await startLarkSchool("websocket", { at: MORNING });
  wang = await school.bound("T001", "王芳");
});
afterEach(() => school.stop());

const plan = () => {
  const now = wallTimeOf(school.platform.now().toISOString(), ZONE);
  return planReminders(school.store, planning(), now);
};

const sentTo = async (person: Person) =>
  (await school.quiet()).filter(({ to }) => to === person.openId);

/** What became of what was put in for those who have an account. */
const states = async () =>
  (await school.store.outbox.list({}))
    .filter(({ address }) => address.channel === "lark")
    .map(({ state }) => state);

describe("a reminder in Feishu", () => {
  it("comes when the working hours begin, as a card with what to do and how to be left alone", async () => {
    expect(await plan()).toMatchObject({ messages: 1 });
    expect(await sentTo(wang)).toEqual([]);
    await school.platform.advance(HALF_AN_HOUR);
    const [reminder] = await sentTo(wang);
    const words = wordsOf(reminder?.content);
    expect(words).toContain("还有 3 天，12月20日（周日）截止");
    expect(words).toContain("还差 12 学分");
    const buttons = componentsOfTag(reminder?.content as never, "button");
    const labels = JSON.stringify(buttons.map(({ text }) => text));
    for (const label of ["怎么补", "明天再说", "不再提醒"]) expect(labels).toContain(label);
    expect(await plan()).toMatchObject({ messages: 0 });
  });

  it("is not sent to somebody who has done it since it was planned", async () => {
    await plan();
    const facts = { activity: "training", level: "county", hours: 40 } as const;
    const record = { ...facts, id: "late-1", date: parseDay("2026-12-16") };
    const written = { key: "late", by: "C001", at: MORNING.toISOString(), via: "sheet" };
    await school.store.log.append([
      RECORD_SUBMITTED.entry("T001", { record, origin: "sheet" }, written),
    ]);
    const [planned] = await school.store.reminders.ofDelivery("reminder:T001:2026-12-17");
    expect(planned).toBeDefined();
    await school.platform.advance(HALF_AN_HOUR);
    const sent = (await sentTo(wang)).map(({ content }) => wordsOf(content)).join();
    expect(sent).not.toContain("12月31日");
  });

  it("is not sent to somebody who has left, or stopped them, since it was planned", async () => {
    const li = await school.bound("T003", "李娜");
    expect(await plan()).toMatchObject({ messages: 2 });
    school.platform.leave(wang);
    school.platform.say({ from: li, text: "/静音" });
    await school.quiet();
    await school.platform.advance(HALF_AN_HOUR);
    const sent = await school.quiet();
    expect(sent.map(({ to, content }) => [to, wordsOf(content).includes("截止")])).toEqual([
      [li.openId, false],
    ]);
    expect((await states()).filter((state) => state === "dropped")).toHaveLength(2);
  });
});
