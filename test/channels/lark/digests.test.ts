import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { wallTimeOf } from "../../../src/clock.ts";
import { digestsByTheClock } from "../../../src/delivery/digests-by-the-clock.ts";
import { writtenDigest } from "../../../src/delivery/written-digest.ts";
import { createProcessEngine } from "../../../src/jobs/process-engine.ts";
import { builtInWording } from "../../support/built-in-wording.ts";
import type { Person } from "../../support/lark-platform/world.ts";
import { type LarkSchool, startLarkSchool, wordsOf } from "../../support/lark-school.ts";
import { planning, ZONE } from "../../support/outreach.ts";

/** Half past seven in the morning of a Monday. */
const MORNING = new Date("2026-09-06T23:30:00.000Z");
const MINUTE = 60;

let school: LarkSchool;
let zhou: Person;
beforeEach(async () => {
  school = await startLarkSchool("websocket", { at: MORNING });
  zhou = await school.bound("C001", "周敏");
});
afterEach(() => school.stop());

const onError = (error: unknown) => {
  throw error;
};

/** Lets the program look at the clock, and do what there is to do. */
async function look(): Promise<void> {
  const engine = createProcessEngine(onError);
  const going = digestsByTheClock({
    ...{ store: school.store, engine, onError },
    digesting: { ...planning(), writeDigest: writtenDigest(builtInWording()) },
    now: () => {
      const at = school.platform.now().toISOString();
      return { ...wallTimeOf(at, ZONE), at };
    },
  });
  await going.stop();
  while (((await engine.health()).waiting ?? 0) > 0) await setImmediate();
  await engine.stop();
}

/** What came since so many messages had come. */
const sentTo = async (to: string, after: number) =>
  (await school.quiet()).slice(after).filter((each) => each.to === to);

describe("a digest in Feishu", () => {
  it("is asked for in words, and comes at its time as a card, a picture and a workbook", async () => {
    school.platform.say({ from: zhou, text: "每天早上八点给我发日报" });
    const answered = await school.quiet();
    expect(wordsOf(answered.at(-1)?.content)).toContain("好，每个工作日 08:00 发示例县的日报");
    await look();
    expect(await sentTo(zhou.openId, answered.length)).toEqual([]);
    await school.platform.advance(30 * MINUTE);
    await look();
    await look();
    const [card, picture, file, ...more] = await sentTo(zhou.openId, answered.length);
    expect(more).toEqual([]);
    expect(wordsOf(card?.content)).toContain("今天示例县 2 所学校 9 人里还有 6 人没修够");
    expect(wordsOf(card?.content)).toContain("青禾学校");
    expect([picture?.type, file?.type]).toEqual(["image", "file"]);
  });

  it("comes to a group that belongs to a school, without a name, until it is stopped there", async () => {
    const liu = await school.bound("T007", "刘洋");
    const { platform, staffRoom: chat } = school;
    const say = async (text: string) => {
      platform.say({ from: liu, chat, text, mentions: ["bot"] });
      return wordsOf((await school.quiet()).at(-1)?.content);
    };
    expect(await say("/日报 8:00")).toContain("还不知道这个群属于哪个单位");
    await say("/群设置 青禾学校");
    expect(await say("/日报 8:00")).toContain(
      "好，每个工作日 08:00 在本群发青禾学校的日报，只有人数，没有姓名",
    );
    const before = (await school.quiet()).length;
    await platform.advance(30 * MINUTE);
    await look();
    const sent = await sentTo(chat.id, before);
    const words = sent.map(({ content }) => wordsOf(content)).join("\n");
    expect(words).toContain("今天青禾学校 7 人里还有 6 人没修够");
    for (const name of ["王芳", "李娜", "张晓燕", "陈静", "T00"]) expect(words).not.toContain(name);
    expect(await say("/日报 停")).toContain("好，本群不再发日报");
    expect(await school.store.digestOrders.all()).toEqual([]);
  });

  it("is not sent to somebody whose role was taken away since it was put in", async () => {
    school.platform.say({ from: zhou, text: "/日报 8:00" });
    const before = (await school.quiet()).length;
    await school.platform.advance(30 * MINUTE);
    const person = await school.store.roster.person("C001");
    if (!person) throw new Error("there is nobody");
    school.platform.fail(/POST .*im.v1.messages/, { status: 503, body: "" }, 9);
    await look();
    await school.quiet();
    await school.store.roster.put({ units: [], people: [{ ...person, grants: [] }] });
    await school.platform.advance(10 * MINUTE);
    expect(await sentTo(zhou.openId, before)).toEqual([]);
    const [digest] = (await school.store.outbox.list({})).filter(({ kind }) => kind === "digest");
    expect(digest?.state).toBe("dropped");
  });
});
