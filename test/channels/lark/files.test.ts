import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sheetIn } from "../../../src/files/sheets/read-sheet.ts";
import { writeWorkbook } from "../../../src/files/sheets/write-workbook.ts";
import { componentsOfTag } from "../../support/card-schema.ts";
import type { SentMessage } from "../../support/lark-platform/lark-platform.ts";
import type { Person } from "../../support/lark-platform/world.ts";
import { type LarkSchool, startLarkSchool, wordsOf } from "../../support/lark-school.ts";

const HEADINGS = ["工号", "姓名", "项目名称", "培训类别", "学时", "结束日期"];
const GOOD = ["T001", "王芳", "新课标", "培训", "16", "2026-3-5"];
const WRONG = ["T003", "李娜", "新课标", "培训", "十六", "2026-3-5"];
const workbook = (...rows: readonly (readonly string[])[]) =>
  writeWorkbook([{ title: "三月", columns: HEADINGS, rows }]);
const sheet = (...rows: readonly (readonly string[])[]) => ({
  file: { name: "三月.xlsx", bytes: workbook(...rows) },
});

let school: LarkSchool;
let liu: Person;
let wang: Person;
beforeEach(async () => {
  school = await startLarkSchool("websocket");
  liu = await school.bound("T007", "刘洋");
  wang = await school.bound("T001", "王芳");
});
afterEach(() => school.stop());

const sent = (count: number) =>
  school.platform.until(() => school.platform.sent().length >= count && school.platform.sent());
const last = async (count: number) => (await sent(count))[count - 1];

/** What the button of a card sends back, by what stands on it. */
function buttonOf(message: SentMessage | undefined, label: string): unknown {
  const buttons = componentsOfTag(message?.content, "button");
  const found = buttons.find(({ text }) => wordsOf(text) === label);
  const [behavior] = (found?.behaviors ?? []) as readonly { readonly value?: unknown }[];
  if (!behavior) throw new Error(`there is no button ${label}`);
  return behavior.value;
}
const press = (by: Person, message: SentMessage | undefined, label: string) =>
  school.platform.press({
    by,
    message: message?.messageId ?? "",
    value: buttonOf(message, label),
  });
const titlesOf = async (id: string) =>
  (await school.store.records.of(id)).map(({ record }) => record.title);

describe("a sheet in Feishu", () => {
  it("comes back marked, and is taken in by a button, also after a restart", async () => {
    const { platform } = school;
    platform.say({ from: liu, ...sheet(GOOD, WRONG) });
    const [card, file] = await sent(2);
    expect(wordsOf(card?.content)).toContain("培训记录：读到 2 行，可导入 1 行，1 行有问题");
    expect(file).toMatchObject({ type: "file", to: liu.openId });
    const [upload] = platform.uploads();
    const marked = sheetIn("marked.xlsx", upload?.bytes ?? Buffer.alloc(0));
    expect(marked.rows.map(({ cells }) => [cells.工号, cells.问题])).toEqual([
      ["T003", "学时: 学时要写数字"],
      ["T001", ""],
    ]);
    await school.restart();
    await press(liu, card, "只导入没问题的 1 行");
    expect(wordsOf((await last(3))?.content)).toContain("已导入 1 行");
    expect(await titlesOf("T001")).toContain("新课标");
    await press(liu, card, "只导入没问题的 1 行");
    expect(wordsOf((await last(4))?.content)).toContain("已经导入过了");
    expect((await titlesOf("T001")).filter((title) => title === "新课标")).toHaveLength(1);
  });

  it("is fetched as what it is, by the message that it was sent in", async () => {
    const { messageId } = school.platform.say({ from: liu, ...sheet(GOOD) });
    await sent(1);
    const [call, ...more] = school.platform
      .calls()
      .filter(({ path }) => path.includes("resources"));
    expect(more).toEqual([]);
    expect(call).toMatchObject({ method: "GET", query: { type: "file" }, status: 200 });
    expect(call?.path).toContain(`/messages/${messageId}/resources/`);
  });

  it("is fetched again where the connection breaks", async () => {
    school.platform.fail(/GET .*resources/, "resets");
    school.platform.say({ from: liu, ...sheet(GOOD) });
    expect(wordsOf((await last(1))?.content)).toContain("都可以导入");
  });

  it("that the platform does not give is asked for again", async () => {
    const body = { code: 234008, msg: "The app is not the resource sender" };
    school.platform.fail(/GET .*resources/, { status: 400, body });
    school.platform.say({ from: liu, ...sheet(GOOD) });
    expect(wordsOf((await last(1))?.content)).toContain("“三月.xlsx”没有取到");
    expect(school.logged).toEqual([]);
  });

  it("that is larger than 20 MB is not read to its end", async () => {
    const bytes = Buffer.alloc(21 * 1024 * 1024);
    school.platform.say({ from: liu, file: { name: "三月.xlsx", bytes } });
    expect(wordsOf((await last(1))?.content)).toContain("“三月.xlsx”超过 20 MB，没有读");
  });

  it("of a teacher is refused, and of a stranger not even fetched", async () => {
    const { platform } = school;
    platform.say({ from: wang, ...sheet(GOOD) });
    expect(wordsOf((await last(1))?.content)).toContain("这里只收证书的照片或 PDF");
    const stranger = platform.addPerson({ name: "路人" });
    platform.say({ from: stranger, ...sheet(GOOD) });
    expect(wordsOf((await last(2))?.content)).toContain("您的账号还没有绑定");
    expect(platform.calls().filter(({ path }) => path.includes("resources"))).toHaveLength(1);
  });

  it("is not taken in by somebody who has left meanwhile", async () => {
    const { platform } = school;
    platform.say({ from: liu, ...sheet(GOOD) });
    const card = await last(1);
    const value = buttonOf(card, "导入");
    await platform.leave(liu).delivered;
    platform.say({ from: wang, text: "/帮助" });
    await sent(2);
    await platform.until(() => platform.acks().length >= 3);
    const pressed = await platform.press({ by: liu, message: card?.messageId ?? "", value });
    expect(pressed.toast?.content).toContain("您的账号还没有绑定");
    expect(await titlesOf("T001")).not.toContain("新课标");
  });
});
