import { once } from "node:events";
import { PassThrough } from "node:stream";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../../src/app/store.ts";
import { chatInTerminal } from "../../../src/channels/terminal/chat.ts";
import type { Conversation, Sender } from "../../../src/conversation/turn.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInWording } from "../../support/built-in-wording.ts";
import { conversationOver } from "../../support/chat.ts";
import { attachment } from "../../support/entries.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { SCHOOL_POLICY } from "../../support/sample-policies.ts";
import { fillSchool } from "../../support/school.ts";

const now = () => ({ at: "2026-03-10T04:00:00.000Z", today: parseDay("2026-03-10") });
const TEACHER = { person: "T003" };
const STRANGER = { policy: SCHOOL_POLICY };

let store: Store;
let conversation: Conversation;
beforeEach(async () => {
  store = createMemoryStore();
  await fillSchool(store);
  conversation = conversationOver(store, (error) => {
    throw error;
  });
});

/** Starts a chat whose input goes on until it is ended. */
function start(speaker: Sender, place: "private" | "group" = "private", isTTY = false) {
  const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY })];
  output.setEncoding("utf8");
  const wording = builtInWording();
  const ended = chatInTerminal({ conversation, wording, speaker, place, now, input, output });
  return { input, output, ended };
}

/** Resolves once these words stand on the screen. */
async function shows(output: PassThrough, words: string): Promise<void> {
  let seen = "";
  for (; !seen.includes(words); seen += output.read() ?? "") await once(output, "readable");
}

/** What stands on the screen after these lines and the end of the input. */
async function screen(
  speaker: Sender,
  lines: readonly string[],
  place?: "private" | "group",
): Promise<string> {
  const { input, output, ended } = start(speaker, place);
  input.end(lines.join("\n"));
  await ended;
  return output.read() ?? "";
}

describe("a chat in the terminal", () => {
  it("names the files of an answer, which it cannot show", async () => {
    await store.log.append([attachment("T003", "sheet-6", "f1")]);
    const shown = await screen(TEACHER, ["/证书"]);
    expect(shown).toContain("1 份证书\n（附件“证书1.jpg”要在网页或群聊里打开）");
  });

  it("answers every line, the last one also without a line break", async () => {
    const shown = await screen(TEACHER, ["/查", "", "   ", "/帮助"]);
    expect(shown).toContain("17/30");
    expect(shown).toContain("/帮助");
    expect(shown.match(/依据：/g)).toHaveLength(1);
  });

  it("ends with the input, also where nothing was said", async () => {
    expect(await screen(TEACHER, [])).toBe("> \n");
  });

  it("waits for an answer before it ends", async () => {
    const shown = await screen(TEACHER, ["/记 3月8日 校本研修 6学时", "确认"]);
    expect(shown).toContain("已记下");
    expect(await store.records.of("T003")).toHaveLength(2);
  });

  it("gives every button a number, and a typed number presses it", async () => {
    const shown = await screen(TEACHER, ["/记 3月8日 校本研修 6学时", "1"]);
    expect(shown).toContain("[1] 保存  [2] 修改  [3] 取消");
    expect(shown).toContain("已记下");
  });

  it("takes a number for an answer where a number was asked for", async () => {
    const shown = await screen(TEACHER, ["/记 3月8日 校本研修", "1"]);
    expect(shown).toContain(" · 1 学时");
    expect(shown).not.toContain("已取消");
  });

  it("knows the buttons also of somebody whom the roster does not know", async () => {
    const offer = await screen(STRANGER, ["校本最多算多少"]);
    const [, label = ""] = /\[1\] (\S+)/.exec(offer) ?? [];
    const shown = await screen(STRANGER, ["校本最多算多少", "1"]);
    expect(label).not.toBe("");
    expect(shown.slice(offer.length - 1)).toContain(label);
  });

  it("in a group marks what only the asker sees, and shows what the group reads", async () => {
    const [chinese, english] = [
      await screen(TEACHER, ["/查"], "group"),
      await screen(TEACHER, ["how much do I still need"], "group"),
    ];
    expect(chinese).toMatch(/只有您看得到[\s\S]*17\/30[\s\S]*群里看到的是/);
    expect(english).toMatch(/only you see this[\s\S]*17\/30[\s\S]*the group reads/);
    expect(await screen(TEACHER, ["/查"])).not.toContain("只有您看得到");
    expect(await screen(TEACHER, ["/帮助"], "group")).not.toContain("只有您看得到");
  });

  it("names a workbook that it cannot show", async () => {
    const people = Array.from({ length: 25 }, (_, index) => ({
      teacher: { id: `N${100 + index}`, name: `新${index}`, stage: "primary" as const },
      unit: "qinghe-maths",
      grants: [],
    }));
    await store.roster.put({ units: [], people });
    expect(await screen({ person: "T007" }, ["数学组谁没修够"])).toContain(
      "（附件“数学组 还没修够的人.xlsx”要在网页或群聊里打开）",
    );
  });

  it("keeps the thread", async () => {
    expect(await screen(TEACHER, ["/查", "为什么"])).toContain("17 学时");
  });

  it("answers line by line while the input stays open", async () => {
    const { input, output, ended } = start(TEACHER);
    input.write("/查\n");
    await shows(output, "17/30");
    input.write("为什么\n");
    await shows(output, "17 学时");
    input.end();
    await ended;
  });

  it.each([
    ["Ctrl-C", "\u0003"],
    ["Ctrl-D", "\u0004"],
  ])("ends at %s", async (_, key) => {
    const { input, output, ended } = start(TEACHER, "private", true);
    input.write("/查\r");
    await shows(output, "[1] ");
    input.write(key);
    await ended;
    expect(await store.threads.read("T003", "room:terminal:private")).toBeDefined();
  });
});
