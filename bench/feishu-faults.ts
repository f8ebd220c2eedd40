import { setTimeout as pause } from "node:timers/promises";
import {
  type LarkPlatform,
  startLarkPlatform,
} from "../test/support/lark-platform/lark-platform.ts";
import type { Forgery } from "../test/support/lark-platform/webhook.ts";
import { type County, NOW, openCounty } from "./county.ts";
import { asking, bindAskers, larkEnvironment } from "./feishu-askers.ts";
import { serveCounty } from "./served.ts";
import { chance } from "./teachers.ts";

const TEACHERS = 200;
const ASKERS = 100;
const FORGED = 1_000;
/** A question so often, while the program runs and while it does not. */
const ASK_EVERY_MS = 50;
/** It is killed at some moment of this time after it is connected. */
const LIVES_MS = 4_000;
const TICK_MS = 100;
const LOOK_MS = 100;
/** Short turns, so that what a killed one was answering is soon answered by another. */
const TURN = { XUEFEN_TURN_SECONDS: "3" };
/** By when the platform sends an event again that nobody took: the times, one after the other. */
const AGAIN_SECONDS = [20, 310, 3_610, 21_610];

const FORGERIES: readonly Forgery[] = [
  ...(["plain", "unsigned", "wrong-signature", "wrong-token"] as const),
  ...(["wrong-key", "old-timestamp", "tampered-body"] as const),
];

const row = (what: string, value: string) => console.log(`| ${what} | ${value} |`);

/** Kills the program again and again while people ask, and counts what they are answered. */
async function kill(times: number, county: County): Promise<void> {
  const platform = await startLarkPlatform({ at: new Date(NOW.at) });
  const ticking = setInterval(() => void platform.advance(TICK_MS / 1000), TICK_MS);
  const people = await bindAskers(county, platform, ASKERS);
  const { ask, counts, isAnswered } = asking(platform, people);
  const serve = async () => {
    const count = platform.connections().length;
    const env = { ...larkEnvironment(platform, "websocket"), ...TURN };
    const served = await serveCounty(county, { env, hasClock: true });
    await platform.until(() => platform.connections().length > count);
    return served;
  };
  const next = chance(17);
  const asks = setInterval(() => void ask(), ASK_EVERY_MS);
  for (let time = 0; time < times; time += 1) {
    const served = await serve();
    await pause(next(LIVES_MS));
    await served.kill();
    const taken = platform.deliveries().filter(({ isAcknowledged }) => isAcknowledged);
    const some = taken[next(taken.length)];
    if (some) await platform.deliverAgain(some.eventId);
  }
  clearInterval(asks);
  const last = await serve();
  await untilTakenAreAnswered(platform, isAnswered);
  for (const seconds of AGAIN_SECONDS) {
    await platform.advance(seconds);
    await untilTakenAreAnswered(platform, isAnswered);
  }
  const { asked, answered, doubled, wrong } = counts();
  const lost = asked - answered;
  row(
    `${times} times killed with -9: asked, answered, lost, doubled, wrong`,
    [asked, answered, lost, doubled, wrong].join(", "),
  );
  clearInterval(ticking);
  await last.stop();
  await platform.stop();
}

/** Until whatever the program has taken is answered; what it never took comes again later. */
async function untilTakenAreAnswered(
  platform: LarkPlatform,
  isAnswered: (messageId: string) => boolean,
): Promise<void> {
  const isOpen = () =>
    platform.deliveries().some(({ isAcknowledged, payload }) => {
      const { message_id } = payload.event.message as { message_id: string };
      return isAcknowledged && !isAnswered(message_id);
    });
  while (isOpen()) await pause(LOOK_MS);
}

/** Sends what only claims to come from the platform, and what came from it before. */
async function forge(count: number, county: County): Promise<void> {
  const platform = await startLarkPlatform({ at: new Date(NOW.at) });
  const people = await bindAskers(county, platform, ASKERS);
  const served = await serveCounty(county, {
    env: larkEnvironment(platform, "webhook"),
    hasClock: true,
  });
  const address = `${served.url}/channels/lark/events`;
  const { ask, counts } = asking(platform, people);
  platform.deliverTo(address);
  await ask();
  const [genuine] = platform.deliveries();
  let taken = 0;
  for (let number = 0; number < count; number += 1) {
    const forgery = FORGERIES[number % (FORGERIES.length + 1)];
    platform.deliverTo(address, forgery);
    if (forgery === undefined) await platform.deliverAgain(genuine?.eventId ?? "");
    else {
      const from = people[number % people.length];
      if (!from) continue;
      const { sending } = platform.say({ from, text: "我还差多少" });
      const delivery = await sending?.delivered;
      if (delivery?.isAcknowledged) taken += 1;
    }
  }
  platform.deliverTo(address);
  await ask();
  const { answered, doubled } = counts();
  row(
    `${count} forged, replayed or stale events: taken, answered`,
    `${taken}, ${answered + doubled - 2}`,
  );
  await served.stop();
  await platform.stop();
}

/** What is lost or said twice where the program is killed, and what it takes from who is not the platform. */
export async function benchFeishuFaults(kills: number): Promise<void> {
  const county = await openCounty(TEACHERS, { isNew: true });
  row("Feishu, faults", "");
  console.log("|---|---:|");
  await forge(FORGED, county);
  await kill(kills, county);
}
