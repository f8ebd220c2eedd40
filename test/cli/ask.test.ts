import { readFile } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import { ROSTER, useCommandLine } from "../support/command-line.ts";
import { readPng } from "../support/read-png.ts";
import { OTHER_POLICY, SAMPLE_POLICIES, SCHOOL_POLICY } from "../support/sample-policies.ts";

interface Answer {
  readonly intent: string;
  readonly reply: { readonly text: string; readonly private: boolean; readonly blocks: unknown[] };
  readonly citations: readonly { readonly policy: string; readonly article: string }[];
  readonly effects: readonly { readonly kind: string; readonly id: string }[];
}

const TOLD = "/记 2026-03-08 校本研修 6学时";

describe("ask", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  const ask = async (text: string, ...options: string[]) =>
    (await line.json("ask", text, "--at", "2026-03-10", ...options)) as Answer;
  const asTeacher = (text: string, ...options: string[]) => ask(text, "--as", "T001", ...options);

  beforeEach(async () => {
    const roster = await line.write("roster.csv", ROSTER);
    await line.json("import", "roster", roster, "--policy", SCHOOL_POLICY);
  });

  it.each(["private", "group"])(
    "prints an answer in %s as the contract describes it",
    async (place) => {
      const answer = await asTeacher("/查", "--in", place);
      expect(Object.keys(answer)).toEqual(["intent", "reply", "citations", "effects"]);
      expect(Object.keys(answer.reply)).toEqual(["text", "private", "blocks"]);
      expect(answer).toMatchObject({
        intent: "standing",
        reply: { private: true, text: expect.stringContaining("30") },
        effects: [],
      });
      expect(answer.citations).toContainEqual({ policy: SCHOOL_POLICY, article: "三.1" });
      expect(answer.reply.blocks).not.toEqual([]);
    },
  );

  it.each(["为什么校本只能算20分", "记一下昨天县级培训6学时"])(
    "explains which question was answered, as understand ranks it: %s",
    async (text) => {
      const at = ["--at", "2026-03-10"];
      const asked = await line.json("ask", text, "--as", "T001", ...at, "--explain");
      const understood = await line.json("understand", text, ...at, "--explain");
      const ranked = (answer: unknown) =>
        (answer as { interpretations: { question: string }[] }).interpretations.map(
          ({ question }) => question,
        );
      expect(ranked(asked)[0]).toBe((asked as { question: string }).question);
      expect(ranked(asked)[0]).toBe(ranked(understood)[0]);
    },
  );

  it("writes the picture of an answer into a folder, and never over another", async () => {
    const picture = ["ask", "把我的学分画成图", "--as", "T001", "--at", "2026-03-10"];
    const [folder, file] = [line.at("."), line.at("王芳的学分完成情况 2026-03-10.png")];
    const { status, out } = await line.call(...picture, "--files", folder);
    expect(status).toBe(0);
    expect(out.trimEnd().split("\n").at(-1)).toBe(file);
    expect(readPng(await readFile(file)).width).toBe(720);
    const again = await line.call(...picture, "--files", folder);
    expect(again.status).toBe(1);
    expect(again.err).toContain("cannot be written (EEXIST)");
  });

  it("prints only the text without --json", async () => {
    const { status, out, err } = await line.call(
      "ask",
      "/查",
      "--as",
      "T001",
      "--at",
      "2026-03-10",
    );
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toBe(`${(await asTeacher("/查")).reply.text}\n`);
  });

  it("tells what only the asker reads, and what the group does, without --json", async () => {
    const words = ["/查", "--as", "T001", "--at", "2026-03-10", "--in", "group"];
    const { out } = await line.call("ask", ...words);
    const { text } = (await asTeacher("/查")).reply;
    expect(out).toBe(`（以下只有您看得到）\n${text}\n（群里看到的是：已私下回复提问的老师。）\n`);
  });

  it("tells what a confirmed record changed, and undoes it", async () => {
    expect((await asTeacher(TOLD)).effects).toEqual([]);
    const saved = await asTeacher("确认");
    expect(saved.effects).toEqual([{ kind: "record.submitted", id: expect.any(String) }]);
    expect((await asTeacher("/查")).reply.text).toContain("6/30");
    const undone = await asTeacher("/撤销");
    expect(undone.effects).toEqual([{ kind: "record.reversed", id: saved.effects[0]?.id }]);
    expect(await line.json("ledger", "verify")).toEqual({ entries: 2 });
  });

  it("keeps the thread from one call to the next", async () => {
    await asTeacher("/查");
    expect((await asTeacher("为什么")).intent).toBe("why");
  });

  it("knows people by channel and account, whatever the account looks like", async () => {
    const settings = {
      url: `sqlite:${line.at("data/xuefen.sqlite")}`,
      keyFile: line.at("data/secret.key"),
    };
    const store = await openStore(settings, ENTRY_KINDS);
    await store.roster.bindAccount("lark", "ou:1:x", "T001", "2026-03-01T00:00:00.000Z");
    await store.close();
    const answer = await ask("/查", "--as", "lark:ou:1:x");
    expect(answer).toEqual(await asTeacher("/查"));
    expect(await line.refusal(1, "ask", "/查", "--as", "lark:ou:1")).toContain('"lark:ou:1"');
  });

  it("answers policy questions under a policy alone, and says how to be recognised", async () => {
    const article = await ask("校本研修一年最多算多少学分", "--policy", SCHOOL_POLICY);
    expect(article.reply.text).toContain("20");
    expect(article.citations).toContainEqual({ policy: SCHOOL_POLICY, article: "四.3" });
    const personal = await ask("我还差多少学分", "--policy", SCHOOL_POLICY);
    expect(personal.reply.text).toContain("名册");
    expect(personal.reply.text).not.toMatch(/\d/);
  });

  it("takes the policy given for a person whose school has none, and for no other", async () => {
    const others = ROSTER.replaceAll("T00", "N00").replaceAll("第一小学", "第二小学");
    await line.json("import", "roster", await line.write("others.csv", others));
    const policiesFor = async (who: string) => {
      const { citations } = await ask("/查", "--as", who, "--policy", OTHER_POLICY);
      return [...new Set(citations.map(({ policy }) => policy))];
    };
    expect(await policiesFor("N001")).toEqual([OTHER_POLICY]);
    expect(await policiesFor("T001")).toEqual([SCHOOL_POLICY]);
  });

  it("answers in the language of the question", async () => {
    expect((await asTeacher("how much do I still need")).reply.text).toMatch(/credits missing/);
  });

  it.each(["", "   ", "?", "\u0000\u0007", "😀".repeat(3000), "'; drop table entries; --"])(
    "answers %j",
    async (text) => {
      const { reply, effects } = await asTeacher(text);
      expect(reply.text).not.toBe("");
      expect(effects).toEqual([]);
    },
  );

  it.each([
    ["T009", 'nobody called "T009" is in the roster'],
    ["web:T001", 'nobody called "web:T001" is in the roster'],
    [":", 'nobody called ":" is in the roster'],
  ])("refuses %s as somebody who is not known", async (who, words) => {
    const err = await line.refusal(1, "ask", "/查", "--as", who, "--json");
    expect(err).toContain(words);
  });

  it("refuses a policy that is not there, also for a person", async () => {
    const asked = ["ask", "/查", "--policy", "qinghe-schol"];
    expect(await line.refusal(1, ...asked)).toContain("did you mean qinghe-school?");
    expect(await line.refusal(1, ...asked, "--as", "T001")).toContain("qinghe-school?");
  });

  it("answers calmly under a policy that cannot be used, and tells the operator why", async () => {
    await line.write(
      `policies/${SCHOOL_POLICY}/policy.yaml`,
      `id: ${SCHOOL_POLICY}\nunit: banana\n`,
    );
    const call = ["ask", "/查", "--as", "T001", "--policies", line.at("policies")];
    const { status, out, err } = await line.call(...call);
    expect(status).toBe(1);
    expect(out).toContain("policy/unreadable");
    expect(err).toContain(`${SCHOOL_POLICY}/policy.yaml, line`);
  });
});
