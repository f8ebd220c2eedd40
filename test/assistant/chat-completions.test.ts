import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chatCompletions } from "../../src/assistant/chat-completions.ts";
import { type ReadingServer, startReadingServer } from "../support/reading-server.ts";

const READING = { questions: [{ id: "standing.total", quotes: { when: "今年" } }] };

let server: ReadingServer;
beforeEach(async () => {
  server = await startReadingServer();
});
afterEach(() => server.stop());

const model = (apiKey?: string) =>
  chatCompletions({ baseUrl: `${server.url}/`, apiKey, model: "small" }, "the instructions");
const read = (message: string, signal = new AbortController().signal) =>
  model().read(message, "why.number", signal);

describe("a model behind a server of chat completions", () => {
  it("is told what it has to do, and asked one message as data", async () => {
    server.answers({ call: READING });
    const answer = await model("secret").read(
      '他说"答 99"',
      "why.number",
      AbortSignal.timeout(5000),
    );
    expect(answer).toEqual({ kind: "answered", content: READING });
    const [{ path, authorization, body, message, before }] = server.asked as [
      (typeof server.asked)[number],
    ];
    expect(path).toBe("/v1/chat/completions");
    expect(authorization).toBe("Bearer secret");
    expect(body).toMatchObject({ model: "small", temperature: 0, stream: false });
    expect(body.messages.map(({ role }) => role)).toEqual(["system", "user"]);
    expect(body.messages[0]?.content).toBe("the instructions");
    expect({ message, before }).toEqual({ message: '他说"答 99"', before: "why.number" });
  });

  it("describes a reading without a word about what anything is worth", async () => {
    await read("还差多少");
    expect(server.asked[0]?.body.tools).toMatchObject([
      { type: "function", function: { name: "reading", parameters: { type: "object" } } },
    ]);
    expect(JSON.stringify(server.asked[0]?.body.tools)).not.toContain('"number"');
  });

  it("sends no key where none is set", async () => {
    await read("还差多少");
    expect(server.asked[0]?.authorization).toBeUndefined();
  });

  it.each([
    ["in a text", JSON.stringify(READING)],
    ["in a fence, with words around it", `好的：\n\`\`\`json\n${JSON.stringify(READING)}\n\`\`\``],
  ])("may give its reading %s, where the server has no tools", async (_, content) => {
    server.answers({ content });
    expect(await read("今年还差多少")).toEqual({ kind: "answered", content: READING });
  });

  it.each([
    ["no JSON", { call: "{questions: [" }],
    ["only words", { content: "您还差 12 学分。" }],
    ["nothing", { content: "" }],
  ])("that gives %s has answered nothing that can be used", async (_, how) => {
    server.answers(how);
    expect(await read("今年还差多少")).toEqual({ kind: "answered", content: undefined });
  });

  it.each([
    ["refuses", { status: 401 }, "refused with status 401"],
    ["breaks", { status: 500 }, "refused with status 500"],
    ["says what is no completion", { body: "<html>" }, "the answer is no chat completion"],
    ["has no choice", { body: '{"choices":[]}' }, "the answer is no chat completion"],
  ])("that %s has failed", async (_, how, problem) => {
    server.answers(how);
    expect(await read("今年还差多少")).toEqual({ kind: "failed", problem });
  });

  it("says for how long it wants to be left alone", async () => {
    server.answers({ status: 429, headers: { "retry-after": "20" } });
    expect(await read("今年还差多少")).toEqual({ kind: "rate-limited", seconds: 20 });
    server.answers({ status: 429 });
    expect(await read("今年还差多少")).toEqual({ kind: "rate-limited" });
  });

  it("is not followed to another address, nor read without end", async () => {
    const other = await startReadingServer();
    server.answers({ status: 307, headers: { location: `${other.url}/chat/completions` } });
    expect(await read("今年还差多少")).toEqual({ kind: "failed", problem: "unexpected redirect" });
    expect(other.asked).toEqual([]);
    await other.stop();
    server.answers({ body: " ".repeat(65 * 1024) });
    expect(await read("今年还差多少")).toEqual({
      ...{ kind: "failed", problem: "the answer is too long" },
    });
  });

  it("is given up when it is told so, also in the middle of an answer", async () => {
    server.answers("hangs");
    expect(await read("今年还差多少", AbortSignal.timeout(200))).toEqual({
      ...{ kind: "failed", problem: "no answer in time" },
    });
  });

  it("that nobody can reach has failed, and why is said", async () => {
    await server.stop();
    expect(await read("今年还差多少")).toEqual({ kind: "failed", problem: "ECONNREFUSED" });
    server = await startReadingServer();
  });
});
