import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { BROADCAST } from "../../src/app/broadcasts/ports.ts";
import { isBroadcastWanted } from "../../src/app/broadcasts/still-wanted.ts";
import { DIGEST, type Outcome } from "../../src/app/delivery/ports.ts";
import { isDigestStillWanted } from "../../src/app/digest/put-digest.ts";
import { REMINDER } from "../../src/app/scheduled/plan-scheduled.ts";
import { isStillMeant } from "../../src/app/scheduled/still-meant.ts";
import type { Store } from "../../src/app/store.ts";
import type { LarkSettings } from "../../src/channels/lark/settings.ts";
import {
  type LarkChannel,
  type LarkHealth,
  startLark,
} from "../../src/channels/lark/start-lark.ts";
import { wallTimeOf } from "../../src/clock.ts";
import { preparedReminder } from "../../src/delivery/reminder-reply.ts";
import { pictureIn } from "../../src/files/pictures/picture-in.ts";
import { writeWorkbook } from "../../src/files/sheets/write-workbook.ts";
import { createProcessEngine } from "../../src/jobs/process-engine.ts";
import { broadcastPlanning } from "./broadcasts.ts";
import { builtInMaterial } from "./built-in-understanding.ts";
import { builtInWording } from "./built-in-wording.ts";
import { faultsOf } from "./card-schema.ts";
import { conversationOver, openChat } from "./chat.ts";
import {
  type LarkPlatform,
  type LarkPlatformSettings,
  type SentMessage,
  startLarkPlatform,
} from "./lark-platform/lark-platform.ts";
import type { Chat, Person } from "./lark-platform/world.ts";
import { createMemoryStore } from "./memory-store.ts";
import { planning, ZONE } from "./outreach.ts";
import { scheduling } from "./scheduling.ts";
import { fillSchool } from "./school.ts";

export { wordsOf } from "./words-of.ts";

/** What the button of a card sends back, by what stands on it. */
export function buttonOf(message: SentMessage | undefined, label: string): unknown {
  const found: unknown[] = [];
  const look = (part: unknown) => {
    if (part === null || typeof part !== "object") return;
    const { value } = part as { value?: { label?: string } };
    if (value?.label === label) found.push(value);
    for (const inner of Object.values(part)) look(inner);
  };
  look(message?.content);
  const [value, ...others] = found;
  if (!value || others.length > 0) throw new Error(`not one button is labelled ${label}`);
  return value;
}

export const MODES = ["websocket", "webhook"] as const;

const LOOK_AGAIN_MS = 5;
const MORNING = new Date("2026-03-10T02:00:00.000Z");

/** A school that talks with the bot in Feishu, over the wire. */
export interface LarkSchool {
  readonly platform: LarkPlatform;
  readonly store: Store;
  /** Where the platform sends events by a webhook. */
  readonly address: string;
  /** What the channel said that an operator should know. */
  readonly logged: readonly { readonly message: string; readonly details: object }[];
  /** Somebody of the roster with an account of theirs bound; the same each time. */
  bound(id: string, name: string): Promise<Person>;
  /** The staff room of the Chinese group, with the bot in it. */
  readonly staffRoom: Chat;
  /** Resolves with all that was sent once whatever came in is answered and each answer is sent or given up. */
  quiet(): Promise<readonly SentMessage[]>;
  /** Starts one more bot on the same store, as a second process would be. */
  another(): Promise<LarkChannel>;
  /** How the bot that started last stands. */
  health(): Promise<LarkHealth>;
  /** Lets the bot stop and start anew on the same store. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** What is read and indexed at the first message is read before, so that none waits for it. */
let isWarm: Promise<unknown> | undefined;
function warmUp(): Promise<unknown> {
  isWarm ??= openChat().then((chat) => chat.person("T001").says("校本最多算多少"));
  return isWarm;
}

/** What a school in Feishu is started with, where that matters. */
export interface LarkSchoolSettings extends LarkPlatformSettings {
  readonly store?: Store;
  readonly recognise?: LarkSettings["recognise"];
  readonly turnSeconds?: number;
  /** Changes the platform before the bot starts. */
  readonly prepare?: (platform: LarkPlatform) => unknown;
}

/** Starts the platform and the bot, on 10 March 2026 by the clock of both. */
export async function startLarkSchool(
  mode: LarkSettings["mode"],
  {
    store = createMemoryStore(),
    at = MORNING,
    recognise = "staff-number-and-phone",
    turnSeconds = 10,
    prepare = () => undefined,
    ...settings
  }: LarkSchoolSettings = {},
): Promise<LarkSchool> {
  await warmUp();
  const cardProblem = (card: unknown) => faultsOf(card as object)[0];
  const platform = await startLarkPlatform({ at, cardProblem, ...settings });
  await prepare(platform);
  await fillSchool(store);
  const logged: { message: string; details: object }[] = [];
  const log = (details: object, message: string) => void logged.push({ details, message });
  const start = () =>
    startLark({
      settings: { ...platform, mode, domain: platform.base, recognise },
      store,
      conversation: conversationOver(store, (error) => log({ error }, "a turn failed")),
      wording: builtInWording(),
      commands: builtInMaterial().commands,
      workbook: writeWorkbook,
      picture: pictureIn(builtInWording()),
      timeZone: ZONE,
      turnSeconds,
      engine: createProcessEngine((error) => log({ error }, "a job failed")),
      prepare: async (push) => {
        const wallTime = wallTimeOf(platform.now().toISOString(), ZONE);
        const ended = (outcome: Outcome | undefined) => outcome && { outcome };
        if (push.kind === DIGEST) {
          return ended(await isDigestStillWanted(store, push, wallTime.day));
        }
        if (push.kind === BROADCAST) {
          return ended(await isBroadcastWanted(store, broadcastPlanning(), push, wallTime));
        }
        if (push.kind === REMINDER) {
          return ended(await isStillMeant(store, push, wallTime, scheduling()));
        }
        const localizer = builtInWording().in("zh-CN");
        return preparedReminder({ store, planning: planning(), localizer }, push, wallTime);
      },
      clock: platform.now,
      log: { info: () => {}, error: log },
    });
  const bots: LarkChannel[] = [];
  const startAndConnect = async () => {
    const count = platform.connections().length;
    const bot = await start();
    bots.push(bot);
    if (mode === "websocket") await platform.until(() => platform.connections().length > count);
    return bot;
  };
  const routes = new Hono().post("/channels/lark/*", async (c) => {
    const bot = bots.at(-1)?.routes ?? new Hono();
    return new Hono().route("/channels/lark", bot).fetch(c.req.raw);
  });
  const server = serve({ fetch: routes.fetch, port: 0, hostname: "127.0.0.1" });
  if (!server.listening) await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/channels/lark/events`;
  if (mode === "webhook") platform.deliverTo(address);
  await startAndConnect();
  const people = new Map<string, Person>();
  const staffRoom = platform.addGroup("语文组", []);
  return {
    platform,
    store,
    address,
    logged,
    staffRoom,
    async bound(id, name) {
      const known = people.get(id);
      if (known) return known;
      const person = platform.addPerson({ name });
      people.set(id, person);
      staffRoom.members.add(person);
      await store.roster.bindAccount("lark", person.openId, id, platform.now().toISOString());
      return person;
    },
    async quiet() {
      await platform.until(() =>
        platform.deliveries().every(({ isAcknowledged }) => isAcknowledged),
      );
      const isBusy = async () => {
        if ((await store.inbox.waiting("lark")) > 0) return true;
        const now = platform.now().toISOString();
        const open = (await store.outbox.list({})).filter(
          ({ state, dueAt }) => state === "queued" || (state === "planned" && dueAt <= now),
        );
        return open.length > 0;
      };
      while (await isBusy()) await setTimeout(LOOK_AGAIN_MS);
      return platform.sent();
    },
    another: startAndConnect,
    async health() {
      const bot = bots.at(-1);
      if (!bot) throw new Error("no bot runs");
      return bot.health();
    },
    async restart() {
      await bots.pop()?.stop();
      await startAndConnect();
    },
    async stop() {
      for (const bot of bots) await bot.stop();
      server.close();
      await platform.stop();
    },
  };
}
