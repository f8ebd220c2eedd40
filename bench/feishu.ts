import { setTimeout as pause } from "node:timers/promises";
import { startLarkPlatform } from "../test/support/lark-platform/lark-platform.ts";
import { type County, NOW, openCounty } from "./county.ts";
import { asking, bindAskers, larkEnvironment } from "./feishu-askers.ts";
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
  [500, 5],
] as const;
const HEAP_MEGABYTES = 256;
const TICK_MS = 100;
const LOOK_MS = 200;

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
  const people = await bindAskers(county, platform, ASKERS);
  const served = await serveCounty(county, {
    flags: [`--max-old-space-size=${HEAP_MEGABYTES}`],
    env: larkEnvironment(platform, mode),
    hasClock: true,
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
    row("asked, answered, answered twice, wrong", Object.values(counts()).join(", "));
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
