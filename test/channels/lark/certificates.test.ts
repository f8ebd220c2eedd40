import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../support/lark-platform/world.ts";
import { type LarkSchool, startLarkSchool, wordsOf } from "../../support/lark-school.ts";

const JPEG = Buffer.concat([Buffer.from("ffd8ffe0", "hex"), Buffer.from("photo")]);
const PNG = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("photo")]);
const PDF = Buffer.from("%PDF-1.7 certificate");

let school: LarkSchool;
let wang: Person;
beforeEach(async () => {
  school = await startLarkSchool("websocket");
  wang = await school.bound("T001", "王芳");
});
afterEach(() => school.stop());

const sent = (count: number) =>
  school.platform.until(() => school.platform.sent().length >= count && school.platform.sent());
const last = async (count: number) => (await sent(count))[count - 1];
const keysOf = (content: unknown) => content as { image_key?: string; file_key?: string };

/** Records a training and sends its certificate. */
async function recorded(
  certificate: { image: Buffer } | { file: { name: string; bytes: Buffer } },
) {
  const { platform } = school;
  platform.say({ from: wang, text: "/记 3月8日 校本研修 6学时" });
  await sent(1);
  platform.say({ from: wang, ...certificate });
  expect(wordsOf((await last(2))?.content)).toContain("证书收到了");
  platform.say({ from: wang, text: "确认" });
  expect(wordsOf((await last(3))?.content)).toContain("发来的 1 份证书一起保存了");
}

describe("a certificate in Feishu", () => {
  it("comes as a photo, and is shown as one to its owner", async () => {
    const { platform } = school;
    await recorded({ image: JPEG });
    const [fetched] = platform.calls().filter(({ path }) => path.includes("resources"));
    expect(fetched).toMatchObject({ query: { type: "image" }, status: 200 });
    platform.say({ from: wang, text: "看一下我的证书" });
    const [card, picture] = (await sent(5)).slice(3);
    expect(wordsOf(card?.content)).toContain("1 份证书");
    expect(picture).toMatchObject({ type: "image", to: wang.openId });
    const [upload] = platform.uploads();
    expect(upload).toMatchObject({ kind: "image", bytes: JPEG });
    expect(keysOf(picture?.content).image_key).toBe(upload?.key);
  });

  it("comes with words in a group, of each who sends one there at once, and goes to each their own", async () => {
    const { platform, staffRoom, store } = school;
    const li = await school.bound("T002", "李建国");
    for (const [from, picture] of [
      [wang, JPEG],
      [li, PNG],
    ] as const) {
      const words = " 3月8日 校本研修 6学时";
      platform.say({ from, chat: staffRoom, words, picture, mentions: ["bot"] });
    }
    const answers = await sent(4);
    for (const { openId } of [wang, li]) {
      const own = answers.find(({ to }) => to === openId);
      expect(wordsOf(own?.content)).toContain("证书收到了，确认后一起保存");
    }
    expect(answers.filter(({ to }) => to === staffRoom.id).map(({ type }) => type)).toEqual([
      ...["text", "text"],
    ]);
    platform.say({ from: wang, text: "确认" });
    platform.say({ from: li, text: "确认" });
    await sent(6);
    const types = async (id: string) =>
      (await store.records.of(id)).flatMap(({ evidence = [] }) =>
        evidence.map(({ mediaType }) => mediaType),
      );
    expect([await types("T001"), await types("T002")]).toEqual([["image/jpeg"], ["image/png"]]);
  });

  it("comes back as a file where it is a PDF", async () => {
    const { platform } = school;
    await recorded({ file: { name: "结业证书.pdf", bytes: PDF } });
    platform.say({ from: wang, text: "/证书" });
    const file = await last(5);
    expect(file?.type).toBe("file");
    expect(platform.uploads()).toMatchObject([{ kind: "file", name: "结业证书.pdf", bytes: PDF }]);
  });

  it("is shown to the head of the group in private, and to no colleague", async () => {
    const { platform, staffRoom, store } = school;
    await recorded({ image: JPEG });
    const chen = await school.bound("T006", "陈静");
    const text = "看看王芳的证书";
    platform.say({ from: chen, chat: staffRoom, text, mentions: ["bot"] });
    const shown = (await sent(6)).slice(3);
    const picture = shown.find(({ type }) => type === "image");
    expect(picture?.to).toBe(chen.openId);
    const looks = await store.accessLog.list();
    expect(looks.map(({ by, whom, why }) => [by, whom, why])).toContainEqual([
      ...["T006", "T001", "evidence"],
    ]);
    const li = await school.bound("T002", "李建国");
    platform.say({ from: li, text });
    await sent(7);
    expect(platform.uploads()).toHaveLength(1);
  });

  it("is sent once though its message comes again and the answer is lost", async () => {
    const { platform, store } = school;
    platform.fail(/POST .*reply/, "loses-answer");
    platform.say({ from: wang, text: "/记 3月8日 校本研修 6学时" });
    await sent(1);
    const { sending } = platform.say({ from: wang, image: JPEG });
    await sent(2);
    await platform.deliverAgain(sending?.eventId ?? "");
    platform.say({ from: wang, text: "确认" });
    await sent(3);
    const records = await store.records.of("T001");
    expect(records.flatMap(({ evidence = [] }) => evidence)).toHaveLength(1);
  });
});
