import { colleaguesIn } from "../../../src/app/access/find-colleagues.ts";
import type { Exchange } from "../../../src/channels/page/transcript.ts";
import type { Action, Reply } from "../../../src/wording/reply.ts";
import { conversationOver } from "../chat.ts";
import { createMemoryStore } from "../memory-store.ts";
import { fillSchool } from "../school.ts";
import { webClient } from "../web-client.ts";
import { wordsOf } from "../words-of.ts";
import type { Heard, Scene, Speaker, TalkingChannel } from "./scene.ts";

type Client = ReturnType<typeof webClient>;

/** The page, through the calls that its browser makes. */
export const PAGE: TalkingChannel = { cannot: {}, open: openPage };

async function openPage(): Promise<Scene> {
  const store = createMemoryStore();
  await fillSchool(store);
  const client = webClient({
    conversation: conversationOver(store, (error) => {
      throw error;
    }),
    people: colleaguesIn(store.roster),
    clock: () => new Date("2026-03-10T02:00:00.000Z"),
  });
  return {
    store,
    person: async (id, place = "private") => speakerOn(client, id, place),
    close: async () => {},
  };
}

function speakerOn(client: Client, person: string, place: "private" | "group"): Speaker {
  let seen = 0;
  let sent = 0;
  const actions = new Map<Heard, readonly Action[]>();
  const reads = async (): Promise<Heard> => {
    const path = `/api/transcript?person=${person}&place=${place}&after=${seen}`;
    const { exchanges } = (await client.read(path)).body;
    seen = exchanges.at(-1)?.id ?? seen;
    const replies = exchanges.flatMap(repliesOf);
    const files = await Promise.all(
      exchanges.flatMap((each) => filesOf(client, { person, place }, each)),
    );
    const theirs = replies.flatMap(actionsOf);
    const heard = {
      words: exchanges.map(shown).join("\n"),
      messages: exchanges.filter(({ answer }) => answer).length,
      buttons: theirs.map(({ label }) => label),
      files,
    };
    actions.set(heard, theirs);
    return heard;
  };
  const post = async (said: object, times = 1): Promise<Heard> => {
    sent += 1;
    const id = `${place} ${sent}`;
    for (let time = 0; time < times; time += 1) {
      const { status, body } = await client.post({ person, place, id, ...said });
      if (status !== 200) return { words: body.error.message, messages: 1, buttons: [], files: [] };
    }
    return reads();
  };
  return {
    says: (text) => post({ text }),
    saysTwice: (text) => post({ text }, 2),
    presses(label, on) {
      const action = actions.get(on)?.find((each) => each.label === label);
      return post({ action: { label, run: action?.run } });
    },
    reads,
  };
}

const repliesOf = ({ answer }: Exchange): readonly Reply[] =>
  answer?.kind === "reply" ? [answer.reply] : [];

const actionsOf = ({ blocks }: Reply): readonly Action[] =>
  blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []));

/** As the page shows it: in parts, or as text where it has none. */
function shown({ answer }: Exchange): string {
  if (answer?.kind !== "reply") return answer?.text ?? "";
  const { text, blocks } = answer.reply;
  const drawn = blocks.filter(({ kind }) => kind !== "file");
  return drawn.length > 0 ? wordsOf(drawn) : text;
}

function filesOf(
  { app }: Client,
  { person, place }: { readonly person: string; readonly place: string },
  exchange: Exchange,
): Promise<Heard["files"][number]>[] {
  return repliesOf(exchange).flatMap(({ blocks }) =>
    blocks.flatMap((block, at) => {
      if (block.kind !== "file") return [];
      const query = `person=${person}&place=${place}&exchange=${exchange.id}&block=${at}`;
      const fetched = async () => {
        const response = await app.request(`/api/files?${query}`);
        return { name: block.name, bytes: Buffer.from(await response.arrayBuffer()) };
      };
      return [fetched()];
    }),
  );
}
