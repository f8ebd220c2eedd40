import type { LarkSettings } from "../../../src/channels/lark/settings.ts";
import type { SeenMessage } from "../lark-platform/lark-platform.ts";
import type { Person } from "../lark-platform/world.ts";
import { type LarkSchool, startLarkSchool } from "../lark-school.ts";
import { PEOPLE } from "../school.ts";
import { wordsOf } from "../words-of.ts";
import type { Heard, Scene, Speaker, TalkingChannel } from "./scene.ts";

/** Feishu over the wire: the SDK, and the platform of this machine. */
export const larkChannel = (mode: LarkSettings["mode"]): TalkingChannel => ({
  cannot: {},
  open: () => openLark(mode),
});

async function openLark(mode: LarkSettings["mode"]): Promise<Scene> {
  const school = await startLarkSchool(mode);
  return {
    store: school.store,
    async person(id, place = "private") {
      const name = PEOPLE.find(({ teacher }) => teacher.id === id)?.teacher.name ?? id;
      return speakerIn(school, await school.bound(id, name), place);
    },
    close: () => school.stop(),
  };
}

function speakerIn(school: LarkSchool, from: Person, place: "private" | "group"): Speaker {
  const { platform, staffRoom } = school;
  const cards = new Map<Heard, readonly SeenMessage[]>();
  let seen = 0;
  const reads = async (): Promise<Heard> => {
    await school.quiet();
    const all = platform.messagesSeenBy(from.openId).filter((message) => message.from === "bot");
    const messages = all.slice(seen);
    seen = all.length;
    const heard = heardOf(school, messages);
    cards.set(heard, messages);
    return heard;
  };
  const say = (text: string) =>
    place === "private"
      ? platform.say({ from, text })
      : platform.say({ from, text, chat: staffRoom, mentions: ["bot"] });
  return {
    async says(text) {
      await say(text).delivered;
      return reads();
    },
    async saysTwice(text) {
      const { sending, delivered } = say(text);
      await delivered;
      await platform.deliverAgain(sending?.eventId ?? "");
      return reads();
    },
    async presses(label, on) {
      for (const { messageId, content } of cards.get(on) ?? []) {
        const value = buttonsIn(content).find((button) => button.label === label);
        if (value) await platform.press({ by: from, message: messageId, value });
      }
      return reads();
    },
    reads,
  };
}

function heardOf({ platform }: LarkSchool, messages: readonly SeenMessage[]): Heard {
  const keys = messages.flatMap(({ type, content }) =>
    type === "file" ? [(content as { file_key: string }).file_key] : [],
  );
  const said = messages.filter(({ type }) => type !== "file").map(({ content }) => content);
  return {
    words: said.map(wordsOf).join("\n"),
    messages: said.length,
    buttons: said.flatMap((content) => buttonsIn(content).map(({ label }) => label)),
    files: platform.uploads().filter(({ key }) => keys.includes(key)),
  };
}

/** What the buttons of a card send back, each with what stands on it. */
function buttonsIn(part: unknown): readonly { readonly label: string }[] {
  if (part === null || typeof part !== "object") return [];
  if ("label" in part && "run" in part) return [part as { label: string }];
  return Object.values(part).flatMap(buttonsIn);
}
