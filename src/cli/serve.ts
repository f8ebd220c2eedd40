import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { colleaguesIn } from "../app/access/find-colleagues.ts";
import { openFile } from "../app/files/open-file.ts";
import { loadSample } from "../app/load-sample.ts";
import type { Store } from "../app/store.ts";
import { builtIn } from "../built-in.ts";
import { createWebApp } from "../channels/page/app.ts";
import { serveWeb } from "../channels/page/serve.ts";
import { createTranscript } from "../channels/page/transcript.ts";
import { within } from "../conversation/keyed-mutex.ts";
import { forgetSettled } from "../delivery/forget-settled.ts";
import { ENTRY_KINDS } from "../entry-kinds.ts";
import { pictureIn } from "../files/pictures/picture-in.ts";
import { readSample } from "../files/policies/read-sample.ts";
import { writeWorkbook } from "../files/sheets/write-workbook.ts";
import { programOver } from "../main.ts";
import { readerBy } from "../model-reader.ts";
import { openData } from "../open-data.ts";
import { openStore } from "../store/open-store.ts";
import { startWatchdog } from "../watchdog.ts";
import type { Call, Command } from "./command.ts";
import { demonstrate } from "./demonstrate.ts";
import { startMessenger } from "./start-messenger.ts";
import { startOperator } from "./start-operator.ts";

/**
 * The real database, or, while its roster is empty, one apart with a made-up school: what people try
 * out there never mixes with what counts. It ends with the program, as the chats of the page do.
 */
async function storeToServe({ common }: Call) {
  const { config, now } = common;
  const store = await openData(config);
  const sample = (await store.roster.isEmpty()) ? readSample(common.policies) : undefined;
  if (!sample) return { store, isSample: false, close: () => store.close() };
  await store.close();
  const folder = await mkdtemp(join(tmpdir(), "xuefen-sample-"));
  const settings = { url: `sqlite:${join(folder, "data")}`, keyFile: join(folder, "key") };
  const apart = await openStore(settings, ENTRY_KINDS);
  await loadSample(apart, sample, now());
  const close = async () => {
    await apart.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { store: apart, isSample: true, close };
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
    const parts = builtIn(policies, { data: config.data });
    const { store, isSample, close } = await storeToServe(call);
    const { turnSeconds } = config;
    const realClock = () => new Date(now().at);
    const operator = await startOperator(config, realClock, async () => messenger?.health() ?? {});
    const reader = await readerBy(config, parts.material);
    const program = programOver(
      store,
      parts,
      (error) => log.error({ err: error }, "a turn failed"),
      { config, turnSeconds, reader },
    );
    const conversation = operator.conversation(program.conversation);
    // People of a real school are not answered from the made-up one.
    const settings = isSample ? undefined : config.lark;
    const messenger =
      settings && (await startMessenger(settings, { store, conversation, call, log, operator }));
    const show = { transcript: createTranscript(), people: colleaguesIn(store.roster) };
    const demonstration = isSample
      ? await demonstrate({
          ...{ store, config, parts, show, log, now: realClock },
        })
      : undefined;
    const clock = demonstration?.now ?? realClock;
    const forgetting = forgetSettled({
      ...{ store, now: clock },
      onError: (error) => log.error({ err: error }, "what is settled could not be forgotten"),
    });
    const app = createWebApp({
      conversation,
      ...show,
      workbook: writeWorkbook,
      picture: pictureIn(parts.wording),
      openFile: (asked) => openFile(store, asked),
      check: () => store.roster.isEmpty(),
      clock,
      timeZone: config.timeZone,
      log,
      demo: isSample || config.loopback,
      ...(demonstration && { movable: demonstration.clock }),
      health: async () => ({
        ...(reader && { model: reader.health() }),
        ...(await messenger?.health()),
      }),
    });
    if (messenger?.routes) app.route("/channels/lark", messenger.routes);
    if (operator.metrics) app.route("/metrics", operator.metrics);
    await operator.show(messenger?.queues() ?? []);
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
      await forgetting.stop();
      await messenger?.stop();
      await operator.stop();
      await demonstration?.stop();
      await close();
      await watchdog.stop();
    }
  },
};
