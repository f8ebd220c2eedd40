import { describe, expect, it } from "vitest";
import type { Intent } from "../../../src/conversation/message/meaning.ts";
import { guessReply } from "../../../src/conversation/questions/chat/guess-reply.ts";
import { helpReply } from "../../../src/conversation/questions/chat/help-reply.ts";
import { policyChosenReply } from "../../../src/conversation/questions/policy/choice-reply.ts";
import {
  brokenReply,
  failedReply,
  greetingReply,
  namesakesReply,
  notAllowedReply,
  notInReachReply,
  otherRecordsReply,
  similarNamesReply,
  thanksReply,
  tooLongReply,
  unknownPersonReply,
  whomReply,
} from "../../../src/conversation/replies/common-replies.ts";
import {
  chooseUnitReply,
  noPolicyReply,
  noSuchPolicyReply,
  policyShownReply,
} from "../../../src/conversation/replies/policy-replies.ts";
import { Failure } from "../../../src/domain/failure.ts";
import { samplePolicies } from "../../support/sample-policies.ts";
import { blocksOf, details, en, firstLines, zh } from "../../support/told.ts";

const catalogue = samplePolicies();
const bailu = catalogue.policy("bailu-county");
const qinghe = catalogue.policy("qinghe-school");

const guess = (topic: Intent) => ({ topic, run: { ask: topic } });

describe("something that was not understood", () => {
  it("is answered with up to three guesses to pick by number", () => {
    const reply = guessReply(zh, (["standing", "why", "plan", "help"] as const).map(guess));
    expect(firstLines(reply)[0]).toBe("您想问的是哪一个？");
    expect(details(reply)).toEqual([
      "1. 看有多少、还差多少学分",
      "2. 看这个数是怎么算的",
      "3. 看怎么补最省",
    ]);
    expect(blocksOf(reply, "actions")[0]?.actions[0]?.run).toEqual({ ask: "standing" });
  });

  it("names a person to ask the second time", () => {
    expect(guessReply(zh, [guess("why")]).text).not.toContain("继教管理员");
    expect(guessReply(zh, [guess("why")], { again: true }).text).toContain(
      "可以问学校的继教管理员",
    );
    expect(guessReply(en, [], { again: true, contact: "Ms Li" }).text).toContain("ask Ms Li");
  });
});

describe("people", () => {
  const people = [
    { label: "张伟（语文组）", run: { ask: "standing.total", about: "T001" } },
    { label: "张伟（数学组）", run: { ask: "standing.total", about: "T002" } },
  ];

  it("of one name are asked about without showing anything of them", () => {
    const reply = namesakesReply(zh, people);
    expect(details(reply)).toEqual(["1. 张伟（语文组）", "2. 张伟（数学组）"]);
    expect(blocksOf(reply, "actions")[0]?.actions).toEqual(people);
    expect(firstLines(similarNamesReply(zh, "张为", people))[0]).toContain("没有叫“张为”的");
  });

  it("out of reach are not told from people who do not exist", () => {
    expect(notInReachReply(zh, "王芳").text).toBe("查不到“王芳”：名册里没有，或者不归您管");
  });

  it("who are not known learn how to be recognised and what they can ask", () => {
    const lines = firstLines(unknownPersonReply(zh, {}));
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain("名册");
    const withAccount = { account: { channel: "lark", id: "ou_1" } };
    expect(firstLines(unknownPersonReply(zh, withAccount))[1]).toContain("/绑定");
  });

  it("are told what only others may do", () => {
    expect(notAllowedReply(zh).text).toBe("这件事要由管理员来做");
    expect(otherRecordsReply(en).text).toContain("only your own training");
    expect(whomReply(zh).text).toBe("说的是哪一位？请写姓名");
  });
});

describe("policies", () => {
  it("are shown with the unit that chose them, and others to whoever may choose", () => {
    const all = [bailu, qinghe];
    const shown = policyShownReply({
      localizer: zh,
      policy: qinghe,
      unit: "青禾学校",
      all,
      mayChoose: true,
    });
    expect(firstLines(shown)[0]).toBe(
      `青禾学校用的是《${qinghe.file.title.zh}》，${qinghe.file.source["last-checked"]} 核对过`,
    );
    expect(blocksOf(shown, "actions")[0]?.actions.map(({ run }) => run)).toEqual([
      { command: "policy", args: "选用 bailu-county" },
    ]);
    const plain = policyShownReply({
      localizer: zh,
      policy: qinghe,
      unit: undefined,
      all,
      mayChoose: false,
    });
    expect(blocksOf(plain, "actions")).toEqual([]);
  });

  it("that are missing are said to be", () => {
    expect(noPolicyReply(zh, { mayChoose: false }).text).toContain("请管理员选");
    expect(noPolicyReply(zh, { mayChoose: true }).text).toContain("您可以选");
    const none = policyShownReply({
      localizer: zh,
      policy: undefined,
      unit: undefined,
      all: [bailu],
      mayChoose: true,
    });
    expect(details(none)).toEqual([`1. ${bailu.file.title.zh}`]);
  });

  it("are chosen for a unit", () => {
    const told = { unit: "一中", before: {}, after: { title: bailu.file.title.zh } };
    const reply = policyChosenReply(zh, told, { command: "policy", args: "不选 一中" });
    expect(firstLines(reply)).toEqual([
      `一中从现在起用《${bailu.file.title.zh}》`,
      "之前没有政策。要换回去请按“换回”，会再问一次",
    ]);
    const units = [{ label: "一中", run: { command: "policy", args: "选用 bailu-county 一中" } }];
    expect(details(chooseUnitReply(zh, units))).toEqual(["1. 一中"]);
    const none = noSuchPolicyReply(zh, { given: "甘素", choices: [] });
    expect(none.text).toBe("没有叫“甘素”的政策");
  });
});

describe("small talk and trouble", () => {
  it("is short", () => {
    expect(thanksReply(zh).text).toBe("不客气");
    expect(greetingReply(zh, "张伟").text).toMatch(/^张伟老师好。/);
    expect(greetingReply(en).text).toMatch(/^Hello\. /);
    expect(tooLongReply(zh, 500).text).toContain("500 字");
  });

  it("says that nothing was changed", () => {
    expect(brokenReply(zh).text).toContain("没有改动任何记录");
    const failure = new Failure("database/unreachable", {
      url: "x",
      problem: "y",
      remedy: undefined,
    });
    expect(failedReply(zh, failure).text).toContain("database/unreachable");
    const unknown = new Failure("policy/unknown", { policy: "甘素", nearest: undefined });
    expect(failedReply(zh, unknown).text).toBe("没有叫“甘素”的政策");
  });

  it("lists what can be asked", () => {
    const commands = [
      { word: "/查", summary: "看有多少", example: "/查 去年" },
      { word: "/撤销", summary: "撤掉刚记的一条", example: "/撤销" },
    ];
    const reply = helpReply(zh, commands, { policy: bailu, isKnown: true });
    expect(firstLines(reply)[1]).toBe(`现在按《${bailu.file.title.zh}》算`);
    expect(details(reply)).toEqual(["/查 看有多少，如：/查 去年", "/撤销 撤掉刚记的一条"]);
  });
});
