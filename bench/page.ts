import { ASKED, idOf, nameOf, openCounty } from "./county.ts";
import { machine, percentiles } from "./measured.ts";
import { type ServedCounty, serveCounty } from "./served.ts";
import { type Ask, client, steadily } from "./talk.ts";
import { chance } from "./teachers.ts";

const MESSAGES = 20_000;
const AT_ONCE = 64;
/** Fewer at once, over fewer messages: as many as the program works on at a time. */
const FEW_AT_ONCE = 16;
const FEW_MESSAGES = 3_000;
const A_SECOND = 50;
const STEADY_SECONDS = 60;
const SEARCHES = 500;
/** Said before, so that what is compiled and cached at first use does not count. */
const WARMING_UP = 500;
/**
 * For the objects of the program. On a large machine Node would rather leave garbage lying about
 * than collect it, and its memory would show nothing of what is kept.
 */
const HEAP_MEGABYTES = 256;
/** How often the memory is looked at while messages are said. */
const LOOK_EVERY = 100;

/** Says one message after the other, each as somebody drawn from the whole county, one in four in a group. */
function speaker(ask: Ask, teachers: number) {
  const next = chance(11);
  let said = 0;
  return async () => {
    const text = ASKED[said % ASKED.length];
    const place = said % 4 === 0 ? "group" : "private";
    said += 1;
    const answer = await ask(
      "/api/say",
      JSON.stringify({ person: idOf(next(teachers)), text, place }),
    );
    if (!answer.includes('"reply"')) throw new Error(`no reply in ${answer}`);
  };
}

/** How fast so many messages are answered while some wait at any time, and the memory meanwhile. */
async function throughput(
  served: ServedCounty,
  say: () => Promise<void>,
  { messages, atOnce }: { readonly messages: number; readonly atOnce: number },
) {
  const memory: number[] = [];
  const [begun, cpu] = [performance.now(), served.cpuSeconds()];
  let left = messages;
  const talk = async () => {
    while (left > 0) {
      if (left % LOOK_EVERY === 0) memory.push(served.megabytes());
      left -= 1;
      await say();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, talk));
  const seconds = (performance.now() - begun) / 1000;
  const mean = (some: readonly number[]) => some.reduce((a, b) => a + b, 0) / some.length;
  const quarter = Math.max(1, Math.floor(memory.length / 4));
  return {
    perSecond: messages / seconds,
    cpuMs: ((served.cpuSeconds() - cpu) * 1000) / messages,
    /** The mean of each quarter of the messages. */
    quarters: [0, 1, 2, 3].map((each) =>
      mean(memory.slice(each * quarter, (each + 1) * quarter)).toFixed(0),
    ),
    most: Math.max(...memory),
  };
}

/** Milliseconds per search for people: a surname, a full name, the end of a name, a number, nobody. */
async function searching(ask: Ask, teachers: number): Promise<number[]> {
  const next = chance(13);
  const times: number[] = [];
  for (let number = 0; number < SEARCHES; number += 1) {
    const someone = next(teachers);
    const name = nameOf(someone);
    const words = [name.slice(0, 1), name, name.slice(1), idOf(someone), "wang f", "孙悟空"];
    const search = words[number % words.length] ?? "";
    const begun = performance.now();
    await ask(`/api/people?${new URLSearchParams({ search })}`);
    times.push(performance.now() - begun);
  }
  return times;
}

/** The page's interface over HTTP and the built program, over a county in SQLite. */
export async function benchPage(teachers: number, messages = MESSAGES): Promise<void> {
  const facts = machine();
  const county = await openCounty(teachers);
  const served = await serveCounty(county, {
    flags: [`--max-old-space-size=${HEAP_MEGABYTES}`],
  });
  const { ask, close } = client(served.url);
  const row = (what: string, value: string) => console.log(`| ${what} | ${value} |`);
  try {
    const say = speaker(ask, teachers);
    for (let said = 0; said < Math.min(WARMING_UP, messages); said += 1) await say();
    row(`${teachers} people × 30 records in SQLite`, "");
    console.log("|---|---:|");
    const few = { messages: Math.min(FEW_MESSAGES, messages), atOnce: FEW_AT_ONCE };
    const { perSecond } = await throughput(served, say, few);
    row(`messages a second, ${FEW_AT_ONCE} at once`, perSecond.toFixed(1));
    const many = await throughput(served, say, { messages, atOnce: AT_ONCE });
    row(`messages a second, ${AT_ONCE} at once`, many.perSecond.toFixed(1));
    row("processor time of the server per message", `${many.cpuMs.toFixed(1)} ms`);
    row(`memory over ${messages} messages, by quarter`, `${many.quarters.join(" / ")} MB`);
    row("memory, most", `${many.most.toFixed(0)} MB`);
    const enough = Math.min(STEADY_SECONDS * A_SECOND, messages);
    const times = await steadily(say, { aSecond: A_SECOND, isOver: (number) => number === enough });
    row(`a message at ${A_SECOND} a second, p50 / p95 / p99`, percentiles(times));
    row("a search for people, p50 / p95 / p99", percentiles(await searching(ask, teachers)));
    console.log(`\n${facts}`);
  } finally {
    close();
    await served.stop();
  }
}
