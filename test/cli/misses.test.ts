import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import { ROSTER, useCommandLine } from "../support/command-line.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";

interface Missed {
  readonly texts: readonly string[];
  readonly count: number;
  readonly nearest: string;
  readonly last: string;
}

/** What nobody taught the assistant. */
const ODD = "咕噜王芳咕噜16啦";

describe("xuefen misses", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  const misses = () => line.json("misses") as Promise<Missed[]>;

  /** Notes sentences as the assistant notes them. */
  async function note(...texts: readonly string[]) {
    const url = `sqlite:${line.at("data/xuefen.sqlite")}`;
    const store = await openStore({ url, keyFile: line.at("data/secret.key") }, ENTRY_KINDS);
    for (const [index, text] of texts.entries()) {
      const at = `2026-03-1${index}T08:00:00.000Z`;
      await store.unansweredLog.record({ text, at, guesses: [] });
    }
    await store.close();
  }
  const importRoster = async () =>
    line.json("import", "roster", await line.write("r.csv", ROSTER), "--policy", "qinghe-school");
  const understood = async (text: string) => {
    const { question } = (await line.json("understand", text, "--explain")) as {
      question: string;
    };
    return question;
  };

  it("lists what somebody said in a chat, without name and figure", async () => {
    await importRoster();
    await line.json("ask", ODD, "--as", "T003");
    const [missed, ...others] = await misses();
    expect(missed).toMatchObject({ texts: ["咕噜○咕噜##啦"], count: 1 });
    expect(missed?.nearest).toMatch(/^[a-z-]+\.[a-z-]+$/);
    expect(missed?.nearest).not.toBe("unknown.guess");
    expect(others).toEqual([]);
  });

  it("puts those that are alike together and numbers them", async () => {
    await importRoster();
    await note("咕噜咕噜啦", "嘎嘎嘎嘎", "咕噜咕噜啦啦", "我今年还差多少学分");
    const { out } = await line.call("misses");
    expect(out).toMatch(/^1\. 2× {2}咕噜咕噜啦 .*2026-03-12\n {7}咕噜咕噜啦啦\n2\. 1× {2}嘎嘎嘎嘎/);
    expect(out).not.toContain("我今年还差多少学分");
    expect(out).toContain("xuefen misses teach <number> <question>");
  });

  it("teaches one, which is understood as taught and listed no more", async () => {
    await importRoster();
    await note("咕噜○咕噜##啦", "嘎嘎嘎嘎", "嘎嘎嘎嘎", "quux zorp ○ ##");
    const firsts = async () => (await misses()).map(({ texts }) => texts[0]);
    const before = await firsts();
    expect(before[0]).toBe("嘎嘎嘎嘎");
    const place = String(before.indexOf("咕噜○咕噜##啦") + 1);
    expect(await understood(ODD)).not.toBe("plan.next");
    const taught = await line.json("misses", "teach", place, "plan.next");
    const file = line.at("data/examples/zh-CN/taught.yaml");
    expect(taught).toEqual({ question: "plan.next", text: "咕噜王芳咕噜11啦", file });
    expect(await understood(ODD)).toBe("plan.next");
    expect(await firsts()).not.toContain("咕噜○咕噜##啦");
    const said = await line.call("misses", "teach", "1", "plan.next", "--say", "嘎嘎,怎么办");
    expect(said.out).toContain("“嘎嘎,怎么办” asks plan.next");
    const english = await line.json("misses", "teach", "2", "chat.help", "--say", "quux zorp");
    expect(english).toMatchObject({ file: line.at("data/examples/en/taught.yaml") });
    expect(await readFile(file, "utf8")).toBe("plan.next: |\n  咕噜王芳咕噜11啦\n  嘎嘎,怎么办\n");
    expect(await line.json("ask", "嘎嘎,怎么办", "--as", "T001")).toMatchObject({ intent: "plan" });
  });

  it("keeps what somebody wrote into the file by hand", async () => {
    await importRoster();
    await note("嘎嘎嘎嘎");
    const file = await line.write(
      "data/examples/zh-CN/taught.yaml",
      "# 我们学校的说法\nplan.next: |\n  咋整\nwhy.number: 咋回事\n",
    );
    await line.json("misses", "teach", "1", "why.number");
    expect(await readFile(file, "utf8")).toBe(
      "# 我们学校的说法\nplan.next: |\n  咋整\nwhy.number: |\n  咋回事\n  嘎嘎嘎嘎\n",
    );
  });

  it("says what is wrong with a file that was written by hand", async () => {
    await importRoster();
    await line.write("data/examples/zh-CN/taught.yaml", "plan.nextt: 咋整\n");
    const err = await line.refusal(1, "ask", "/查", "--as", "T001");
    expect(err).toContain("taught.yaml");
    expect(err).toContain("plan.next?");
  });

  it.each([
    [["teach", "9", "plan.next"], "no number 9 among 1"],
    [["teach", "x", "plan.next"], "no number x"],
    [["teach", "1", "plan.nest"], "no question plan.nest (plan.next?)"],
    [["teach", "1", "unknown.guess"], "no question unknown.guess"],
    [["teach", "1"], "the id of the question is missing"],
    [["teach", "1", "plan.next", "--say", " "], "--say must say something"],
    [["forget"], 'no "misses forget"'],
  ])("refuses %j", async (args, problem) => {
    await importRoster();
    await note("嘎嘎嘎嘎");
    expect(await line.refusal(2, "misses", ...args)).toContain(problem);
  });

  it("has nothing to list in a new school", async () => {
    await importRoster();
    expect(await misses()).toEqual([]);
    expect((await line.call("misses")).out).toContain("everything that was said is understood");
  });
});
