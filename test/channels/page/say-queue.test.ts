import { describe, expect, it } from "vitest";
import { createSayQueue } from "../../../src/channels/page/say-queue.ts";
import { webClient } from "../../support/web-client.ts";

/** Work that ends when it is told to; notes what has begun. */
function workshop(limits: { atOnce: number; waiting: number; waitingOfPerson: number }) {
  const inTurn = createSayQueue(limits);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const say = (person: string, text: string) =>
    inTurn(person, () => {
      begun.push(text);
      return new Promise<string>((resolve) => ends.set(text, () => resolve(text)));
    });
  /** Ends one, and waits until whoever follows has begun. */
  const end = async (text: string, said: Promise<string | undefined>) => {
    ends.get(text)?.();
    await said;
    await Promise.resolve();
  };
  return { say, begun, end };
}

const ROOMY = { atOnce: 2, waiting: 100, waitingOfPerson: 100 };

describe("the messages that are answered at once", () => {
  it("are a few; the others follow in the order in which they came", async () => {
    const { say, begun, end } = workshop(ROOMY);
    const first = say("T1", "1");
    const second = say("T2", "2");
    void say("T3", "3");
    void say("T4", "4");
    await Promise.resolve();
    expect(begun).toEqual(["1", "2"]);
    await end("2", second);
    expect(begun).toEqual(["1", "2", "3"]);
    await end("1", first);
    expect(begun).toEqual(["1", "2", "3", "4"]);
  });

  it("are one of each person, so that nobody keeps the others waiting", async () => {
    const { say, begun, end } = workshop(ROOMY);
    const first = say("T1", "1");
    void say("T1", "2");
    void say("T1", "3");
    void say("T2", "4");
    await Promise.resolve();
    expect(begun).toEqual(["1", "4"]);
    await end("1", first);
    expect(begun).toEqual(["1", "4", "2"]);
  });

  it("make way for the next one also where they fail", async () => {
    const inTurn = createSayQueue({ ...ROOMY, atOnce: 1 });
    const failed = inTurn("T1", () => Promise.reject(new Error("broken")));
    const next = inTurn("T2", async () => "answered");
    await expect(failed).rejects.toThrow("broken");
    expect(await next).toBe("answered");
  });
});

describe("the messages that wait", () => {
  it("are bounded, of all people and of one", async () => {
    const { say, begun } = workshop({ atOnce: 1, waiting: 3, waitingOfPerson: 2 });
    void say("T1", "1");
    void say("T1", "2");
    void say("T1", "3");
    expect(await say("T1", "4")).toBeUndefined();
    void say("T2", "5");
    expect(await say("T3", "6")).toBeUndefined();
    expect(begun).toEqual(["1"]);
  });

  it("are refused by the page where there are too many, and not said to anybody", async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let said = 0;
    const client = webClient({
      conversation: {
        async say() {
          said += 1;
          await answered;
          const reply = {
            language: "zh-CN" as const,
            text: "好",
            private: true,
            blocks: [],
            citations: [],
          };
          return { intent: "help", reply, effects: [], interpretations: [] };
        },
      },
    });
    const message = { person: "T001", text: "/帮助", place: "private" };
    const posts = Array.from({ length: 40 }, () => client.post(message));
    const refused: unknown[] = [];
    for (const post of posts) {
      void post.then((response) => response.status !== 200 && refused.push(response));
    }
    await expect.poll(() => refused.length).toBe(19);
    expect(refused[0]).toMatchObject({ status: 503, body: { error: { code: "overloaded" } } });
    expect(said).toBe(1);
    answer();
    await Promise.all(posts);
    expect(said).toBe(21);
    expect(refused).toHaveLength(19);
    expect(await client.seenBy("T001", "private")).toHaveLength(21);
  });
});
