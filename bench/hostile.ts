import { builtIn } from "../src/built-in.ts";
import { momentOf } from "../src/clock.ts";
import type { Conversation, Sender } from "../src/conversation/turn.ts";
import { programOver } from "../src/main.ts";
import { HOSTILE_TEXTS } from "../test/support/hostile-texts.ts";
import { createMemoryStore } from "../test/support/memory-store.ts";
import { fillSchool } from "../test/support/school.ts";

const ROUNDS = 5;
/** No message may keep the program busy for longer. */
const MOST_MS = 50;
const WORST_SHOWN = 5;
const NOW = momentOf(new Date("2026-03-10T08:00:00+08:00"), "Asia/Shanghai");
const SPEAKERS = [
  { person: "T007" },
  { policy: "linwei-2022", account: "somebody" },
] as const satisfies readonly Sender[];

interface Cost {
  readonly text: string;
  readonly ms: number;
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The least of several rounds: what the text costs, and not what else the machine does. */
async function costOf(conversation: Conversation, speaker: Sender, text: string): Promise<Cost> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = processorMs();
    const room = `bench-${round}`;
    const body = { kind: "text", text } as const;
    await conversation.say({
      id: `${room} ${text}`,
      speaker,
      body,
      place: "private",
      room,
      via: "bench",
      ...NOW,
    });
    rounds.push(processorMs() - start);
  }
  return { text, ms: Math.min(...rounds) };
}

/** Processor milliseconds of the messages that cost most, each of at most 2,000 characters. */
export async function benchHostile(): Promise<void> {
  const store = createMemoryStore();
  await fillSchool(store);
  await store.roster.setPolicy("qinghe", "hunan-heye-school");
  const { conversation } = programOver(
    store,
    builtIn("policies", { prompts: "prompts" }),
    (error) => {
      throw error;
    },
  );
  const costs: Cost[] = [];
  // The first messages of a program also pay for compiling it.
  for (const text of HOSTILE_TEXTS) await costOf(conversation, SPEAKERS[0], text);
  for (const speaker of SPEAKERS) {
    for (const text of HOSTILE_TEXTS) costs.push(await costOf(conversation, speaker, text));
  }
  costs.sort((a, b) => b.ms - a.ms);
  const over = costs.filter(({ ms }) => ms > MOST_MS).length;
  const middle = costs[Math.floor(costs.length / 2)]?.ms ?? 0;
  console.log(
    `${costs.length} hostile messages, median ${middle.toFixed(1)} ms, ${over} over ${MOST_MS} ms\n`,
  );
  console.log("| the worst | ms |\n|---|---:|");
  for (const { text, ms } of costs.slice(0, WORST_SHOWN)) {
    console.log(`| \`${JSON.stringify(text.slice(0, 24)).slice(1, -1)}…\` | ${ms.toFixed(1)} |`);
  }
}
