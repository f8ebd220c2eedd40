import { once } from "node:events";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { colleaguesIn } from "../app/access/find-colleagues.ts";
import { openFile } from "../app/files/open-file.ts";
import { loadSample } from "../app/load-sample.ts";
import type { Store } from "../app/store.ts";
import { builtIn } from "../built-in.ts";
import type { LarkSettings } from "../channels/lark/settings.ts";
import { createWebApp } from "../channels/page/app.ts";
import { serveWeb } from "../channels/page/serve.ts";
import { within } from "../conversation/keyed-mutex.ts";
import type { Conversation } from "../conversation/turn.ts";
import { ENTRY_KINDS } from "../entry-kinds.ts";
import { readSample } from "../files/policies/read-sample.ts";
import { writeWorkbook } from "../files/sheets/write-workbook.ts";
import { programOver } from "../main.ts";
import { openData } from "../open-data.ts";
import { openStore } from "../store/open-store.ts";
import { startWatchdog } from "../watchdog.ts";
import type { Call, Command } from "./command.ts";

/**
 * The real database, or, while its roster is empty, one apart with a made-up school:
 * what people try out there never mixes with what counts. Its years count from the current
 * one, so every year has its own.
 */
async function storeToServe({ common }: Call) {
  const { config, now } = common;
  const store = await openData(config);
  const sample = (await store.roster.isEmpty()) ? readSample(common.policies) : undefined;
  if (!sample) return { store, isSample: false };
  await store.close();
  const moment = now();
  const url = `sqlite:${join(config.data, `sample-${moment.today.slice(0, 4)}.sqlite`)}`;
  const settings = { url, keyFile: join(config.data, "sample.key") };
  const apart = await openStore(settings, ENTRY_KINDS);
  await loadSample(apart, sample, moment);
  return { store: apart, isSample: true };
}

/**
 * What was broken off may have left a transaction open that nobody will end, and then nothing can be
 * saved any more: the process ends, so that whatever supervises it starts it again.
 */
async function assertWrites(store: Store, seconds: number, log: Logger): Promise<void> {
  const writes = store.transaction(async () => true);
  if (
    await within(
      seconds,
      () => writes,
      () => false,
    )
  )
    return;
  log.fatal("the database takes no more writes after something was broken off");
  process.exit(1);
}

interface Served {
  readonly store: Store;
  readonly conversation: Conversation;
  readonly call: Call;
  readonly log: Logger;
}

/**
 * Starts Feishu and the engine that shares what is sent there among processes. The SDK takes a second
 * and 60 MB: both are loaded only where they are used.
 */
async function startFeishu(settings: LarkSettings, { store, conversation, call, log }: Served) {
  const { startLark } = await import("../channels/lark/start-lark.ts");
  const { startEngine } = await import("../jobs/start-engine.ts");
  const { config, policies, now } = call.common;
  const engine = await startEngine(
    { redisUrl: config.redisUrl, dataFolder: config.data },
    store.leases,
    (error) => log.error({ err: error }, "background work failed"),
  );
  const lark = await startLark({
    ...{ settings, store, conversation, log, engine, workbook: writeWorkbook },
    wording: builtIn(policies).wording,
    commands: builtIn(policies).material.commands,
    timeZone: config.timeZone,
    turnSeconds: config.turnSeconds,
    clock: () => new Date(now().at),
  });
  const stop = async () => {
    await lark.stop();
    await engine.stop();
  };
  const health = async () => ({
    channels: { lark: await lark.health() },
    jobs: await engine.health(),
  });
  return { routes: lark.routes, health, stop };
}

/** Resolves when the process is asked to end. */
async function untilStopped(): Promise<void> {
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
}

/** `xuefen serve`: starts the bot and its page, until it is told to stop. */
export const serveCommand: Command = {
  name: "serve",
  usage: "xuefen serve",
  summary: "starts the bot and its page",
  takes: [],
  options: {},
  run: async (call) => {
    const stopped = untilStopped();
    const { config, policies, now } = call.common;
    const log = pino(pino.destination(2));
    const parts = builtIn(policies);
    const { store, isSample } = await storeToServe(call);
    const { turnSeconds } = config;
    const { conversation } = programOver(
      store,
      parts,
      (error) => log.error({ err: error }, "a turn failed"),
      turnSeconds,
    );
    // People of a real school are not answered from the made-up one.
    const settings = isSample ? undefined : config.lark;
    const lark = settings && (await startFeishu(settings, { store, conversation, call, log }));
    const app = createWebApp({
      conversation,
      people: colleaguesIn(store.roster),
      workbook: writeWorkbook,
      openFile: (asked) => openFile(store, asked),
      check: () => store.roster.isEmpty(),
      clock: () => new Date(now().at),
      timeZone: config.timeZone,
      log,
      demo: isSample || config.loopback,
      ...(lark && { health: lark.health }),
    });
    if (lark?.routes) app.route("/channels/lark", lark.routes);
    const watchdog = startWatchdog(turnSeconds, () => void assertWrites(store, turnSeconds, log));
    try {
      const served = await serveWeb(app, { port: config.port, host: config.host });
      call.console.out(`xuefen: ${served.url}\n`);
      if (isSample) {
        call.console.out(
          "示例学校（数据是编的）：打开上面的地址即可试用；导入自己的名册后重新启动，示例就不再出现。\n" +
            "A made-up school is shown until you import a roster: xuefen import roster <file>\n",
        );
      }
      await stopped;
      watchdog.expectEnd();
      await served.close();
    } finally {
      await lark?.stop();
      await store.close();
      await watchdog.stop();
    }
  },
};
