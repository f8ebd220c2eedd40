import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { colleaguesIn } from "../../src/app/access/find-colleagues.ts";
import { loadSample, type SampleSchool } from "../../src/app/load-sample.ts";
import { builtIn } from "../../src/built-in.ts";
import { createTranscript, type Exchange } from "../../src/channels/page/transcript.ts";
import { type Demonstration, demonstrate } from "../../src/cli/demonstrate.ts";
import { momentOf } from "../../src/clock.ts";
import { readConfig } from "../../src/config.ts";
import { parseDay } from "../../src/domain/day.ts";
import { readSample } from "../../src/files/policies/read-sample.ts";
import { programOver } from "../../src/main.ts";
import { createMemoryStore } from "../support/memory-store.ts";

const START = new Date("2026-11-22T01:30:00.000Z");
const ZONE = "Asia/Shanghai";

let demonstration: Demonstration;
let seen: (person: string) => readonly Exchange[];
let says: (person: string, said: string) => Promise<string>;
const errors: unknown[] = [];

beforeEach(async () => {
  const store = createMemoryStore();
  const parts = builtIn("policies", { prompts: "prompts" });
  await loadSample(store, readSample("policies") as SampleSchool, momentOf(START, ZONE));
  const transcript = createTranscript();
  const log = { error: (details: object) => void errors.push(details) };
  demonstration = await demonstrate({
    ...{ store, parts, log, now: () => START, config: readConfig({}, {}) },
    show: { transcript, people: colleaguesIn(store.roster) },
  });
  seen = (person) => transcript.seenBy({ person, room: "sample-school" }, "private");
  const { conversation } = programOver(store, parts, (error) => void errors.push(error));
  says = async (person, text) => {
    const { reply } = await conversation.say({
      ...{ speaker: { person }, id: `${person} ${text} ${demonstration.now().toISOString()}` },
      ...{ body: { kind: "text", text }, place: "private", room: "web", via: "web" },
      ...momentOf(demonstration.now(), ZONE),
    });
    return reply.text;
  };
});
afterEach(async () => {
  await demonstration.stop();
  expect(errors.splice(0)).toEqual([]);
});

/** A busy machine may take its time. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000 });

const textOf = (exchange: Exchange | undefined) =>
  exchange?.answer?.kind === "reply" ? exchange.answer.reply.text : "";
const daysOf = (person: string) => seen(person).map(({ at }) => momentOf(new Date(at), ZONE).today);

describe("the made-up school by a clock that is moved", () => {
  it("shows each person what they would be sent, in their private chat, with its buttons", async () => {
    const shown = await demonstration.clock.moveOn();
    expect(shown).toMatchObject({ day: "2026-12-01", isWorkingDay: true });
    const told = shown?.told.map(({ id }) => id) ?? [];
    expect(told).toContain("T001");
    const daysSeen = () => [...new Set(told.map((id) => daysOf(id)[0]))];
    await soon(() => expect(daysSeen()).toEqual(["2026-12-01"]));
    const [{ isPushed, answer } = { isPushed: false }] = seen("T001");
    expect(isPushed).toBe(true);
    const reply = answer?.kind === "reply" ? answer.reply : undefined;
    expect(reply?.text).toMatch(/^还有 30 天，12月31日（周四）截止/);
    expect(reply?.blocks.map(({ kind }) => kind)).toContain("actions");
  });

  it("stops at a day for which somebody set a reminder, and brings it", async () => {
    await says("T001", "11月25日下午3点提醒我交材料");
    await says("T001", "确认");
    const shown = await demonstration.clock.moveOn();
    expect(shown).toMatchObject({ day: "2026-11-25" });
    expect(shown?.told.map(({ id }) => id)).toContain("T001");
    await soon(() => expect(seen("T001").map(textOf).join()).toContain("交材料"));
  });

  it("goes by what people said to a message: put off until tomorrow, it comes then", async () => {
    await demonstration.clock.moveTo(parseDay("2026-12-01"));
    await soon(() => expect(daysOf("T001")).toEqual(["2026-12-01"]));
    expect(await says("T001", "/静音 到明天")).toContain("12月2日");
    await says("T003", "/静音 一直");
    const next = await demonstration.clock.moveTo(parseDay("2026-12-02"));
    expect(next.told.map(({ id }) => id)).toContain("T001");
    expect(next.told.map(({ id }) => id)).not.toContain("T003");
    await soon(() => expect(daysOf("T001")).toEqual(["2026-12-01", "2026-12-02"]));
    expect(daysOf("T003")).toEqual(["2026-12-01"]);
  });

  it("gives a digest to who looks after the school, and a broadcast to whom it is for", async () => {
    const shown = await demonstration.clock.moveTo(parseDay("2026-11-24"));
    expect(shown.told.map(({ id }) => id)).toEqual(["T008", "T009"]);
    await soon(() => expect(daysOf("T008")).toEqual(["2026-11-24"]));
    const [digest] = seen("T008");
    expect(textOf(digest)).toMatch(/^今天示例中心校 \d+ 人里还有 \d+ 人没修够/);
    await says("T008", "通知全校还没修够的老师：周五前把证书交到教务处");
    await says("T008", "确认");
    await soon(() => expect(textOf(seen("T001")[0])).toContain("周五前把证书交到教务处"));
  });

  it("sends nothing on a day off, and nothing twice on a day that is looked at again", async () => {
    const sunday = await demonstration.clock.moveTo(parseDay("2026-11-29"));
    expect(sunday).toEqual({ day: "2026-11-29", isWorkingDay: false, told: [] });
    const first = await demonstration.clock.moveTo(parseDay("2026-12-01"));
    await soon(() => expect(daysOf("T001")).toHaveLength(1));
    await demonstration.clock.moveTo(parseDay("2026-11-25"));
    const again = await demonstration.clock.moveTo(parseDay("2026-12-01"));
    expect(again.told).toEqual(first.told);
    await demonstration.stop();
    expect(daysOf("T001")).toEqual(["2026-12-01"]);
  });
});
