import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useCommandLine } from "../support/command-line.ts";
import {
  type Answering,
  type ReadingServer,
  startReadingServer,
} from "../support/reading-server.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";

const RIGHT: Answering = {
  call: { questions: [{ id: "standing.total", quotes: { when: "今年" } }] },
};

describe("xuefen doctor with a language model", () => {
  const line = useCommandLine(SAMPLE_POLICIES);
  let server: ReadingServer;
  beforeEach(async () => {
    server = await startReadingServer();
    line.env = { LLM_BASE_URL: server.url, LLM_API_KEY: "sk-test", LLM_MODEL: "small" };
  });
  afterEach(() => server.stop());

  async function model(...args: string[]) {
    const { out } = await line.call("doctor", "--json", ...args);
    return (JSON.parse(out) as { check: string }[]).find(({ check }) => check === "model");
  }

  it("asks it a sentence that names nobody, and says that it reads it", async () => {
    server.answers(RIGHT);
    expect(await model()).toMatchObject({
      ...{ status: "ok", fix: "", detail: expect.stringMatching(/^small 用 \d+ 毫秒读懂了/) },
    });
    expect(server.asked.map(({ message }) => message)).toEqual(["我今年还差多少学时"]);
    expect(server.asked[0]?.authorization).toBe("Bearer sk-test");
  });

  it.each<[string, Answering, string]>([
    ["refuses the key", { status: 401 }, "refused with status 401"],
    ["is asked too often", { status: 429 }, "asked too often"],
    ["is no such server", { body: "<html>" }, "no chat completion"],
  ])("says that it %s", async (_, how, problem) => {
    server.answers(how);
    const found = await model("--lang", "en");
    expect(found).toMatchObject({ status: "fail", detail: expect.stringContaining(problem) });
    expect(JSON.stringify(found)).not.toContain("sk-test");
  });

  it("says that nobody is there", async () => {
    line.env = { ...line.env, LLM_BASE_URL: "http://127.0.0.1:1/v1" };
    expect(await model("--lang", "en")).toMatchObject({
      ...{ status: "fail", detail: "small gave no answer (bad port)" },
    });
  });

  it.each<[string, Answering]>([
    ["talks instead", { content: "您还差 12 学时。" }],
    ["reads something else", { call: { questions: [{ id: "chat.help" }] } }],
    ["makes up a question", { call: { questions: [{ id: "standing.sum" }] } }],
  ])("warns where it %s", async (_, how) => {
    server.answers(how);
    expect(await model()).toMatchObject({ status: "warn", fix: expect.stringContaining("JSON") });
  });

  it("warns where it takes longer than a message waits", async () => {
    line.env = { ...line.env, XUEFEN_TURN_SECONDS: "1" };
    server.answersLate(700, RIGHT);
    expect(await model()).toMatchObject({
      ...{ status: "warn", detail: expect.stringContaining("每句最多等 500 毫秒") },
    });
  });
});

describe("xuefen ask with a language model", () => {
  const line = useCommandLine(SAMPLE_POLICIES);

  it("asks it what is not understood, and shows in --explain what it read", async () => {
    const server = await startReadingServer();
    server.answers({ call: { questions: [{ id: "standing.total" }] } });
    line.env = { LLM_BASE_URL: server.url, LLM_MODEL: "small" };
    const asked = await line.json(
      "ask",
      "谁还在后头拖着",
      "--policy",
      "qinghe-school",
      "--explain",
    );
    expect(asked).toMatchObject({
      intent: "standing",
      interpretations: expect.arrayContaining([
        expect.objectContaining({ tier: "read", question: "standing.total" }),
      ]),
    });
    await server.stop();
  });

  it("does not show it what the school taught its assistant, for that may name people", async () => {
    const server = await startReadingServer();
    await line.write("data/examples/zh-CN/taught.yaml", "plan.next: 诸葛小明那事儿咋整\n");
    line.env = { LLM_BASE_URL: server.url, LLM_MODEL: "small" };
    await line.json("ask", "谁还在后头拖着", "--policy", "qinghe-school");
    expect(server.asked.length).toBe(1);
    expect(server.asked[0]?.raw).not.toContain("诸葛小明");
    await server.stop();
  });
});
