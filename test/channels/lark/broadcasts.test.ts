import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { broadcastPlanningBy } from "../../../src/broadcasting.ts";
import { wallTimeOf } from "../../../src/clock.ts";
import { planBroadcasts } from "../../../src/delivery/plan-broadcasts.ts";
import { createProcessEngine } from "../../../src/jobs/process-engine.ts";
import { broadcastPlanning } from "../../support/broadcasts.ts";
import { builtInWording } from "../../support/built-in-wording.ts";
import { componentsOfTag } from "../../support/card-schema.ts";
import type { Person } from "../../support/lark-platform/world.ts";
import { type LarkSchool, startLarkSchool, wordsOf } from "../../support/lark-school.ts";
import { ZONE } from "../../support/outreach.ts";
import { person } from "../../support/people.ts";

const TEXT = "请本周五前把证书发我 <at id=all></at>";

let school: LarkSchool;
let admin: Person;
let teachers: Person[];
beforeEach(async () => {
  school = await startLarkSchool("websocket");
  admin = await school.bound("T007", "刘洋");
  const ids = Array.from({ length: 30 }, (_, index) => `S${100 + index}`);
  const people = ids.map((id) => person(id, "qinghe-maths"));
  await school.store.roster.put({ units: [], people });
  teachers = [];
  for (const id of ids) teachers.push(await school.bound(id, `老师${id}`));
});
afterEach(() => school.stop());

/** Plans as the program does while it runs, until everything is settled. */
async function untilDone(): Promise<void> {
  const { store, platform } = school;
  const onError = (error: unknown) => {
    throw error;
  };
  const planner = planBroadcasts({
    ...{ store, onError, engine: createProcessEngine(onError) },
    planning: broadcastPlanningBy(broadcastPlanning(), builtInWording().in("zh-CN")),
    wallTime: () => wallTimeOf(platform.now().toISOString(), ZONE),
  });
  await expect
    .poll(async () => (await store.broadcasts.inState("done")).length, { timeout: 20_000 })
    .toBe(1);
  await planner.stop();
  await school.quiet();
}

const sentTo = (somebody: Person) =>
  school.platform.sent().filter(({ to }) => to === somebody.openId);

/** What somebody got of a broadcast. */
const gotBy = (somebody: Person) =>
  sentTo(somebody).filter(({ content }) => wordsOf(content).includes("请本周五前"));

/** Presses a button of the last message that somebody got with one of that label. */
async function presses(somebody: Person, label: string): Promise<void> {
  const found = sentTo(somebody).flatMap(({ messageId: message, content }) =>
    componentsOfTag(content as never, "button").flatMap(({ behaviors = [] }) =>
      (behaviors as { value: { label?: string } }[])
        .filter(({ value }) => value.label === label)
        .map(({ value }) => ({ by: somebody, message, value })),
    ),
  );
  const last = found.at(-1);
  if (!last) throw new Error(`there is no button ${label}`);
  await school.platform.press(last);
  await school.quiet();
}

async function lastTo(somebody: Person): Promise<string> {
  await school.quiet();
  return wordsOf(sentTo(somebody).at(-1)?.content);
}

describe("a broadcast in Feishu", () => {
  it("reaches each of thirty people once, is reported, and is sent anew to the one it did not reach", async () => {
    const [first, unlucky] = teachers;
    if (!first || !unlucky) throw new Error("nobody is there");
    unlucky.isInScope = false;
    school.platform.say({ from: admin, text: `/群发 数学组除了李娜、张晓燕：${TEXT}` });
    expect(await lastTo(admin)).toContain("要发给 30 人：数学组，除了李娜、张晓燕");
    expect(teachers.flatMap(gotBy)).toEqual([]);
    await presses(admin, "确认发送");
    await untilDone();
    expect(teachers.map((each) => gotBy(each).length)).toEqual(
      teachers.map((each) => (each === unlucky ? 0 : 1)),
    );
    const words = wordsOf(gotBy(first)[0]?.content);
    expect(words).toContain("青禾学校 刘洋通过学分助手发来：");
    expect(words).toContain("请本周五前把证书发我");
    expect(await lastTo(admin)).toContain("发完了，29 人收到，1 人没有收到");
    school.platform.read(first, [gotBy(first)[0]?.messageId ?? ""]);
    await school.quiet();
    await presses(admin, "报告");
    const [file] = [...school.platform.sent()].reverse().filter(({ to }) => to === admin.openId);
    expect(JSON.stringify(file)).toContain("file_key");
    unlucky.isInScope = true;
    await presses(admin, "重发给没收到的");
    await untilDone();
    expect(teachers.map((each) => gotBy(each).length)).toEqual(teachers.map(() => 1));
    const [{ id = "" } = {}] = await school.store.broadcasts.inState("done");
    const read = (await school.store.broadcasts.statuses(id, { limit: 50 })).filter(
      ({ readAt }) => readAt !== undefined,
    );
    expect(read.map((each) => each.person)).toEqual(["S100"]);
  });
});
