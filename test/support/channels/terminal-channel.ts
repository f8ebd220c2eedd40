import { once } from "node:events";
import { PassThrough } from "node:stream";
import { chatInTerminal } from "../../../src/channels/terminal/chat.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInWording } from "../built-in-wording.ts";
import { conversationOver } from "../chat.ts";
import { createMemoryStore } from "../memory-store.ts";
import { fillSchool } from "../school.ts";
import type { Heard, Scene, Speaker, TalkingChannel } from "./scene.ts";

const NOW = { at: "2026-03-10T02:00:00.000Z", today: parseDay("2026-03-10") };
/** What stands on the screen once the next line may be typed. */
const READY = "> ";

/** Each person at a terminal of their own. */
export const TERMINAL: TalkingChannel = {
  cannot: {
    groups: "asker and group read the same screen",
    olderButtons: "a typed number means a button of the last answer",
    files: "a screen of text shows no workbook",
    redelivery: "what is typed twice was meant twice",
  },
  open: openTerminals,
};

async function openTerminals(): Promise<Scene> {
  const store = createMemoryStore();
  await fillSchool(store);
  const conversation = conversationOver(store, (error) => {
    throw error;
  });
  const ends: (() => Promise<void>)[] = [];
  return {
    store,
    async person(id, place = "private") {
      const [input, output] = [new PassThrough(), new PassThrough({ encoding: "utf8" })];
      const speaker = { person: id };
      const wording = builtInWording();
      const now = () => NOW;
      const ended = chatInTerminal({ conversation, wording, speaker, place, now, input, output });
      ends.push(async () => {
        input.end();
        await ended;
      });
      const next = reader(output);
      await next();
      return speakerAt(input, next);
    },
    async close() {
      for (const end of ends) await end();
    },
  };
}

/** Reads a screen: each call gives what is written until the next line may be typed. */
function reader(output: PassThrough): () => Promise<string> {
  let seen = "";
  return async () => {
    while (!seen.includes(READY)) {
      const more: string | null = output.read();
      if (more === null) await once(output, "readable");
      else seen += more;
    }
    const end = seen.indexOf(READY);
    const shown = seen.slice(0, end).trim();
    seen = seen.slice(end + READY.length);
    return shown;
  };
}

function speakerAt(input: PassThrough, next: () => Promise<string>): Speaker {
  let screens: Promise<unknown> = Promise.resolve();
  // Lines may be typed before those above are answered; the answers are read in their order.
  const type = (line: string): Promise<string> => {
    input.write(`${line}\n`);
    const screen = screens.then(next);
    screens = screen;
    return screen;
  };
  return {
    says: async (text) => heardOf(await type(text)),
    saysTwice: async (text) => heardOf(...(await Promise.all([type(text), type(text)]))),
    presses: async (label, on) => heardOf(await type(String(on.buttons.indexOf(label) + 1))),
    reads: async () => heardOf(),
  };
}

function heardOf(...screens: readonly string[]): Heard {
  const words = screens.join("\n");
  const buttons = [...words.matchAll(/\[\d+\] (.+?)(?= {2}\[|$)/gm)].map(([, label = ""]) => label);
  return { words, messages: screens.length, buttons, files: [] };
}
