import { beforeEach, describe, expect, it } from "vitest";
import { openFile } from "../../../src/app/files/open-file.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { Failure } from "../../../src/domain/failure.ts";
import { sheetIn } from "../../../src/files/sheets/read-sheet.ts";
import { writeWorkbook } from "../../../src/files/sheets/write-workbook.ts";
import { type Chat, conversationOver, openChat, sentFile, type Voice } from "../../support/chat.ts";
import { samplePolicies } from "../../support/sample-policies.ts";

type Row = readonly (string | number)[];

const HEADINGS = ["工号", "姓名", "项目名称", "培训类别", "学时", "结束日期"];
const recordsOf = (...rows: readonly Row[]) =>
  sentFile("三月.xlsx", writeWorkbook([{ title: "三月", columns: HEADINGS, rows }]));
const course = (id: string, name: string, title = "新课标"): Row => [
  ...[id, name, title, "培训", "16", "2026-3-5"],
];
const GOOD = [course("T001", "王芳"), course("T003", "李娜")];
/** Of the other school, which the administrator does not reach. */
const ELSEWHERE = course("G001", "马强");
const WRONG: Row = ["T002", "李建国", "新课标", "培训", "十六", "2026-3-5"];

let chat: Chat;
let admin: Voice;
beforeEach(async () => {
  chat = await openChat();
  admin = chat.person("T007");
});

const titlesOf = async (id: string) =>
  (await chat.store.records.of(id)).map(({ record }) => record.title);
const marked = () => admin.reply().blocks.find((block) => block.kind === "document");
const imported = async () => (await chat.store.log.verify()).entries;

describe("a sheet that an administrator sends", () => {
  it("is said what it would change, and changes nothing", async () => {
    const before = await imported();
    const { reply } = await admin.sends([recordsOf(...GOOD)]);
    expect(reply.text).toBe("培训记录：读到 2 行，都可以导入，其中 2 行是新的或有变化");
    expect(await imported()).toBe(before);
    await admin.says(admin.button("取消"));
    expect(admin.heard()).toBe("没有保存，发来的文件已经删掉了");
  });

  it("is taken in under their name once they press, and not twice", async () => {
    await admin.sends([recordsOf(...GOOD)]);
    const button = admin.button("导入");
    await admin.says(button);
    expect(admin.heard()).toBe("培训记录：已导入 2 行，其中 2 行是新的或有变化");
    expect(admin.effects()).toMatchObject([{ kind: "sheet.imported" }]);
    expect(await titlesOf("T001")).toContain("新课标");
    const stream = { kind: "teacher", id: "T001" };
    expect((await chat.store.log.entriesOf(stream)).at(-1)).toMatchObject({
      by: "T007",
      via: "sheet:三月.xlsx#2",
    });
    const entries = await imported();
    await admin.says(button);
    expect(admin.heard()).toBe("这张表已经导入过了，没有重复导入");
    expect(await imported()).toBe(entries);
  });

  it("comes back with its problems marked, those of other schools among them", async () => {
    await admin.sends([recordsOf(...GOOD, WRONG, ELSEWHERE)]);
    expect(admin.heard().split("\n")).toEqual([
      "培训记录：读到 4 行，可导入 2 行，2 行有问题",
      "第 4 行，学时“十六”：学时要写数字。写成 16",
      expect.stringMatching(/^第 5 行，工号“G001”：花名册里没有这个人，或者不归您管。/),
    ]);
    const block = marked();
    if (block?.kind !== "document") throw new Error("no workbook came back");
    expect(block.name).toBe("三月（标出问题）.xlsx");
    const at = "2026-03-10T03:00:00.000Z";
    const file = await openFile(chat.store, { viewer: "T007", file: block.stored, at });
    const sheet = sheetIn(block.name, file?.bytes ?? Buffer.alloc(0));
    expect(sheet.headings.slice(0, 4)).toEqual(["原行号", "问题", "怎么改", "工号"]);
    expect(sheet.rows.map(({ cells }) => [cells.原行号, cells.工号, cells.问题])).toEqual([
      ["4", "T002", "学时: 学时要写数字"],
      ["5", "G001", "工号: 花名册里没有这个人，或者不归您管"],
      ["2", "T001", ""],
      ["3", "T003", ""],
    ]);
    const other = await openFile(chat.store, { viewer: "C001", file: block.stored, at });
    expect(other).toBeUndefined();
  });

  it("is taken in as far as it is good, where they want that", async () => {
    await admin.sends([recordsOf(...GOOD, WRONG, ELSEWHERE)]);
    await admin.says(admin.button("只导入没问题的 2 行"));
    expect(admin.heard()).toMatch(/^培训记录：已导入 2 行.*\n有问题的 2 行没有导入/);
    expect(await titlesOf("T003")).toContain("新课标");
    expect(await titlesOf("G001")).not.toContain("新课标");
  });

  it("may be put right in the workbook that came back, and sent again", async () => {
    await admin.sends([recordsOf(...GOOD, WRONG)]);
    const block = marked();
    const stored = block?.kind === "document" ? block.stored : "";
    const file = await chat.store.files.find(stored, "2026-03-10T03:00:00.000Z");
    const back = sheetIn("三月.xlsx", file?.bytes ?? Buffer.alloc(0));
    const rows = back.rows.map(({ cells }) => back.headings.map((heading) => cells[heading] ?? ""));
    const right = rows.map((row) => row.map((cell) => (cell === "十六" ? "16" : cell)));
    const again = writeWorkbook([{ title: "三月", columns: back.headings, rows: right }]);
    await admin.sends([sentFile("三月（标出问题）.xlsx", again)]);
    expect(admin.heard()).toBe("培训记录：读到 3 行，都可以导入，其中 3 行是新的或有变化");
  });

  it("of nothing new is said to be, without a button", async () => {
    await admin.sends([recordsOf(...GOOD)]);
    await admin.says(admin.button("导入"));
    await admin.sends([recordsOf(...GOOD)]);
    expect(admin.heard()).toBe("培训记录：读到 2 行，都已经在里面了，没有要改的");
    expect(admin.reply().blocks.some(({ kind }) => kind === "actions")).toBe(false);
  });

  it("waits for a day, also over a restart", async () => {
    await admin.sends([recordsOf(...GOOD)]);
    const button = admin.button("导入");
    chat.restart();
    chat.today("2026-03-11");
    await admin.says(button);
    expect(admin.heard()).toBe("这张表已经过期或取消了，请再发一次");
    expect(await titlesOf("T001")).not.toContain("新课标");
  });

  it("is not taken in once it was cancelled", async () => {
    await admin.sends([recordsOf(...GOOD)]);
    const button = admin.button("导入");
    await admin.says(admin.button("取消"));
    await admin.says(button);
    expect(admin.heard()).toBe("这张表已经过期或取消了，请再发一次");
  });

  it("is not taken in by whoever may no longer import, nor by anybody else", async () => {
    await admin.sends([recordsOf(...GOOD)]);
    const button = admin.button("导入");
    const coordinator = chat.person("C001");
    await coordinator.says(button);
    expect(coordinator.heard()).toBe("这张表已经过期或取消了，请再发一次");
    const before = await chat.store.roster.person("T007");
    if (!before) throw new Error("there is no administrator");
    await chat.store.roster.put({ units: [], people: [{ ...before, grants: [] }] });
    await admin.says(button);
    expect(admin.heard()).toBe("这件事要由管理员来做");
    expect(await titlesOf("T001")).not.toContain("新课标");
  });

  it("is refused whole where a row went bad meanwhile", async () => {
    await admin.sends([recordsOf(...GOOD)]);
    const button = admin.button("导入");
    const wang = chat.person("T001");
    await wang.says("/记 3月5日 校本研修 8学时 《新课标》");
    await wang.says("确认");
    await admin.says(button);
    expect(admin.heard()).toMatch(/^培训记录：刚才有人改了数据，现在有 1 行有问题，什么都没有导入/);
    expect(await titlesOf("T003")).not.toContain("新课标");
  });

  it("may take longer than any other answer", async () => {
    const impatient = conversationOver(chat.store, () => {}, samplePolicies(), {
      turnSeconds: 0.05,
    });
    const { read } = recordsOf(...GOOD);
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return read();
    };
    const { reply } = await impatient.say({
      id: "slow",
      speaker: { person: "T007" },
      body: { kind: "files", files: [{ name: "三月.xlsx", read: slow }] },
      ...{ place: "private", room: "web", via: "web" },
      ...{ at: "2026-03-10T03:00:00.000Z", today: parseDay("2026-03-10") },
    });
    expect(reply.text).toContain("读到 2 行，都可以导入");
  });

  it("in a group leaves no figure there", async () => {
    const inGroup = admin.in("group");
    await inGroup.sends([recordsOf(...GOOD, WRONG)]);
    expect(inGroup.heard()).toContain("读到 3 行");
    expect(inGroup.overheard()).toBe("已私下回复提问的老师。");
    await inGroup.says(inGroup.button("只导入没问题的 2 行"));
    expect(inGroup.overheard()).toBe("已私下回复提问的老师。");
  });

  it("is answered in English where they speak it", async () => {
    await admin.says("How many credits do I need?");
    await admin.sends([recordsOf(...GOOD, WRONG)]);
    expect(admin.heard()).toMatch(
      /^Training records: 3 rows read, 2 can be imported, problems in 1\nRow 4/,
    );
  });
});

describe("a sheet that cannot be read", () => {
  it.each([
    ["nothing", Buffer.alloc(0), "读不了"],
    ["damaged", recordsBytes().subarray(0, 300), "读不了"],
    ["a text", Buffer.from("明天开会"), "读不了"],
    ["a sheet of something else", Buffer.from("班级,人数\n三(2),40\n"), "看不出“表.xlsx”是什么表"],
    ["a sheet of headings alone", Buffer.from("工号,姓名,学校\n"), "花名册：只有表头，没有内容"],
  ])("as it is %s is said to be, and nothing is kept", async (_, bytes, said) => {
    await admin.sends([sentFile("表.xlsx", bytes)]);
    expect(admin.heard()).toContain(said);
    expect(chat.errors).toEqual([]);
  });

  it.each([
    [new Failure("file/too-large", { file: "表.xlsx", megabytes: 20 }), "超过 20 MB，没有读"],
    [new Failure("file/unreachable", { file: "表.xlsx", problem: "234003" }), "没有取到"],
  ])("as the channel could not fetch it is said to be", async (failure, said) => {
    const read = () => Promise.reject(failure);
    await admin.sends([{ name: "表.xlsx", read }]);
    expect(admin.heard()).toContain(said);
    expect(chat.errors).toEqual([]);
  });

  it("is one of several is asked for alone", async () => {
    await admin.sends([recordsOf(...GOOD), recordsOf(...GOOD)]);
    expect(admin.heard()).toBe("表要一份一份发，这几份都没有读");
  });
});

describe("a sheet from anybody else", () => {
  it.each(["T001", "T006"])("is refused politely to %s", async (id) => {
    const teacher = chat.person(id);
    await teacher.sends([recordsOf(...GOOD)]);
    expect(teacher.heard()).toMatch(/^这里只收证书的照片或 PDF；/);
    expect(teacher.reply().blocks.some(({ kind }) => kind === "actions")).toBe(false);
  });

  it("who is not known is not even fetched", async () => {
    let isFetched = false;
    const read = async () => {
      isFetched = true;
      return Buffer.alloc(0);
    };
    const stranger = chat.stranger("qinghe-school", "ou_1");
    await stranger.sends([{ name: "表.xlsx", read }]);
    expect(stranger.heard()).toMatch(/^暂时无法确认您的身份/);
    expect(isFetched).toBe(false);
  });
});

function recordsBytes(): Buffer {
  return writeWorkbook([{ title: "三月", columns: HEADINGS, rows: GOOD }]);
}
