import { setTimeout as pause } from "node:timers/promises";
import { ENTRY_KINDS } from "../src/entry-kinds.ts";
import { openStore } from "../src/store/open-store.ts";
import {
  type LarkPlatform,
  startLarkPlatform,
} from "../test/support/lark-platform/lark-platform.ts";
import type { Person } from "../test/support/lark-platform/world.ts";
import { ASKED, type County, idOf, NOW, openCounty } from "./county.ts";
import { machine, percentiles } from "./measured.ts";
import { type ServedCounty, serveCounty } from "./served.ts";
import { steadily } from "./talk.ts";

const MODES = ["websocket", "webhook"] as const;

/** So many of the county have an account in Feishu. */
const ASKERS = 2_000;
/** Asked before, so that what is compiled and cached at first use does not count. */
const WARMING_UP = 200;
/** So many wait at any time for as fast as it goes. */
const AT_ONCE = 64;
const AS_FAST_AS_IT_GOES = 1_500;
/** Questions a second, and for how many seconds. */
const PACES = [
  [5, 20],
  [50, 20],
  [500, 10],
] as const;
const HEAP_MEGABYTES = 256;
const TICK_MS = 100;
const LOOK_MS = 200;

/** The people of the first teachers' accounts; the platform names them the same each time. */
async function bindAskers(county: County, platform: LarkPlatform): Promise<readonly Person[]> {
  const people = Array.from({ length: ASKERS }, (_, each) =>
    platform.addPerson({ name: idOf(each) }),
  );
  const store = await openStore(county, ENTRY_KINDS);
  try {
    const bound = await store.roster.personByAccount("lark", people.at(-1)?.openId ?? "");
    if (bound) return people;
    for (const [each, { openId }] of people.entries()) {
      await store.roster.bindAccount("lark", openId, idOf(each), NOW.at);
    }
    return people;
  } finally {
    await store.close();
  }
}

/** Who asks, how many were answered, and how often. */
function asking(platform: LarkPlatform, people: readonly Person[]) {
  const waiting = new Map<string, () => void>();
  const answered = new Set<string>();
  const counts = { asked: 0, answered: 0, doubled: 0, wrong: 0 };
  platform.onSent(({ replyTo = "", type, content }) => {
    if (answered.has(replyTo)) counts.doubled += 1;
    if (type !== "interactive" || !/学[分时]/.test(JSON.stringify(content))) counts.wrong += 1;
    answered.add(replyTo);
    counts.answered += 1;
    waiting.get(replyTo)?.();
    waiting.delete(replyTo);
  });
  return {
    counts,
    /** Asks the next question as the next person; resolves once the platform has the answer. */
    ask: () =>
      new Promise<void>((resolve) => {
        const number = counts.asked;
        counts.asked += 1;
        const from = people[(number * 7) % people.length] as Person;
        const text = ASKED[Math.floor(number / people.length + number) % ASKED.length] ?? "";
        waiting.set(platform.say({ from, text }).messageId, resolve);
      }),
  };
}

async function asFastAsItGoes(ask: () => Promise<void>, questions: number): Promise<number> {
  const begun = performance.now();
  let left = questions;
  const talk = async () => {
    while (left > 0) {
      left -= 1;
      await ask();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, talk));
  return (questions * 1000) / (performance.now() - begun);
}

/** What the server's memory was at most while something went on. */
async function mostMemory<T>(
  served: ServedCounty,
  work: Promise<T>,
): Promise<readonly [T, number]> {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, served.megabytes());
  }, LOOK_MS);
  const result = await work;
  clearInterval(timer);
  return [result, most];
}

async function benchMode(mode: (typeof MODES)[number], county: County): Promise<void> {
  const platform = await startLarkPlatform({ at: new Date(NOW.at) });
  const ticking = setInterval(() => void platform.advance(TICK_MS / 1000), TICK_MS);
  const people = await bindAskers(county, platform);
  const served = await serveCounty(county, {
    flags: [`--max-old-space-size=${HEAP_MEGABYTES}`],
    env: {
      LARK_APP_ID: platform.appId,
      LARK_APP_SECRET: platform.appSecret,
      LARK_ENCRYPT_KEY: platform.encryptKey,
      LARK_VERIFICATION_TOKEN: platform.verificationToken,
      LARK_DOMAIN: platform.base,
      LARK_MODE: mode,
    },
  });
  const row = (what: string, value: string) => console.log(`| ${what} | ${value} |`);
  try {
    if (mode === "webhook") platform.deliverTo(`${served.url}/channels/lark/events`);
    else await platform.until(() => platform.connections().length > 0);
    const { ask, counts } = asking(platform, people);
    await asFastAsItGoes(ask, WARMING_UP);
    row(`Feishu by ${mode}`, "");
    console.log("|---|---:|");
    const cpu = served.cpuSeconds();
    const rate = await asFastAsItGoes(ask, AS_FAST_AS_IT_GOES);
    row(`questions a second, ${AT_ONCE} at once`, rate.toFixed(1));
    const each = ((served.cpuSeconds() - cpu) * 1000) / AS_FAST_AS_IT_GOES;
    row("processor time of the server per question", `${each.toFixed(1)} ms`);
    for (const [aSecond, seconds] of PACES) {
      const begun = performance.now();
      const enough = aSecond * seconds;
      const isOver = (number: number) => number === enough;
      const [times, most] = await mostMemory(served, steadily(ask, { aSecond, isOver }));
      const whole = (performance.now() - begun) / 1000;
      row(
        `${aSecond} a second for ${seconds} s, p50 / p95 / p99`,
        `${percentiles(times)}, the last after ${whole.toFixed(0)} s, ${most.toFixed(0)} MB at most`,
      );
    }
    // What is sent twice may come late.
    await pause(1_000);
    row("asked, answered, answered twice, wrong", Object.values(counts).join(", "));
  } finally {
    clearInterval(ticking);
    await served.stop();
    await platform.stop();
  }
}

/** The bot in Feishu: how fast it answers, and what happens when more is asked than it can answer. */
export async function benchFeishu(teachers: number): Promise<void> {
  const facts = machine();
  const county = await openCounty(teachers);
  for (const mode of MODES) {
    await benchMode(mode, county);
    console.log();
  }
  console.log(facts);
}
