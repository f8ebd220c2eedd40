import { describe, expect, it } from "vitest";
import { createTranscript, type TranscriptLimits } from "../../../src/channels/page/transcript.ts";

const AT = "2026-11-22T01:30:00.000Z";

function filled(limits: Partial<TranscriptLimits>, length = 10) {
  const transcript = createTranscript(limits);
  const say = (person: string, text: string) =>
    transcript.add({
      ...{ place: "private", room: "web", by: { id: person, name: person }, text, at: AT },
      isPressed: false,
      reply: {
        language: "zh-CN",
        text: "好".repeat(length),
        private: false,
        blocks: [],
        citations: [],
      },
    });
  const textsOf = (person: string, after?: number) =>
    transcript.seenBy({ person, room: "school-1" }, "private", after).map(({ text }) => text);
  return { say, textsOf };
}

describe("what a transcript keeps", () => {
  it("is so many exchanges of a chat, the newest", () => {
    const { say, textsOf } = filled({ ofChat: 3 });
    for (const text of ["1", "2", "3", "4", "5"]) say("T1", text);
    expect(textsOf("T1")).toEqual(["3", "4", "5"]);
  });

  it("is so many exchanges in all: those of the chat that was silent longest go first", () => {
    const { say, textsOf } = filled({ inAll: 4 });
    for (const person of ["T1", "T2", "T1", "T3", "T4"]) say(person, person);
    expect(["T1", "T2", "T3", "T4"].map((person) => textsOf(person).length)).toEqual([2, 0, 1, 1]);
    say("T5", "T5");
    expect(["T1", "T3", "T4", "T5"].map((person) => textsOf(person).length)).toEqual([1, 1, 1, 1]);
  });

  it("is so many bytes in all, however many chats there are", () => {
    const { say, textsOf } = filled({ bytes: 100_000 }, 10_000);
    const people = Array.from({ length: 30 }, (_, index) => `T${index}`);
    for (const person of people) say(person, "hello");
    const left = people.filter((person) => textsOf(person).length > 0);
    expect(left).toEqual(["T26", "T27", "T28", "T29"]);
  });

  it("is bounded for a county that talks all day, in exchanges and in bytes", () => {
    const people = Array.from({ length: 12_000 }, (_, index) => `T${index}`);
    const kept = (length: number) => {
      const { say, textsOf } = filled({}, length);
      for (const person of people) say(person, "hello");
      return people.filter((person) => textsOf(person).length > 0).length;
    };
    expect(kept(10)).toBe(10_000);
    expect(kept(10_000) * 20_000).toBeLessThanOrEqual(32 * 2 ** 20);
  });

  it("can be read from an exchange on", () => {
    const { say, textsOf } = filled({});
    for (const text of ["1", "2", "3"]) say("T1", text);
    expect(textsOf("T1", 1)).toEqual(["2", "3"]);
    expect(textsOf("T1", 3)).toEqual([]);
  });
});
