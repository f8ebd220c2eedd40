import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSample, type SampleSchool } from "../src/app/load-sample.ts";
import { momentOf } from "../src/clock.ts";
import { readConfig } from "../src/config.ts";
import { readSample } from "../src/files/policies/read-sample.ts";
import { BUILT_IN_POLICIES } from "../src/folders.ts";
import { openData } from "../src/open-data.ts";
import { faultsOf } from "../test/support/card-schema.ts";
import {
  type LarkPlatform,
  startLarkPlatform,
} from "../test/support/lark-platform/lark-platform.ts";
import { environment, fromSource, startProgram } from "../test/support/program.ts";
import { type Member, serveChats } from "./feishu-chats.ts";

const SAMPLE = readSample(BUILT_IN_POLICIES) as SampleSchool;

/** Fills a data folder with the made-up school, each of whose people has an account. */
async function fill(data: string, platform: LarkPlatform): Promise<readonly Member[]> {
  const config = readConfig({ XUEFEN_DATA: data }, {});
  const store = await openData(config);
  const now = momentOf(platform.now(), config.timeZone);
  await loadSample(store, SAMPLE, now);
  const members: Member[] = [];
  for (const { id, name, group, role } of SAMPLE.people) {
    const account = platform.addPerson({ name, employeeNo: id });
    await store.roster.bindAccount("lark", account.openId, id, now.at);
    const place = SAMPLE.groups.find((each) => each.id === group)?.name ?? "";
    members.push({ account, title: [id, name, place, role].filter(Boolean).join(" ") });
  }
  await store.close();
  return members;
}

/** The bot as a program of its own, as it is run anywhere; told by the environment where Feishu is. */
function startBot(data: string, { appId, appSecret, base }: LarkPlatform) {
  const lark = { LARK_APP_ID: appId, LARK_APP_SECRET: appSecret, LARK_DOMAIN: base };
  const bot = startProgram(
    [...fromSource("src/cli/main.ts"), "serve"],
    environment(data, { PORT: "0", ...lark }),
  );
  bot.child.stderr.pipe(process.stderr);
  return bot;
}

const stopped = new Promise((resolve) => {
  process.once("SIGINT", resolve).once("SIGTERM", resolve);
});
const data = await mkdtemp(join(tmpdir(), "xuefen-demo-"));
const platform = await startLarkPlatform({ cardProblem: (card) => faultsOf(card as object)[0] });
const members = await fill(data, platform);
const group = platform.addGroup(
  SAMPLE.school.name,
  members.map(({ account }) => account),
);
const bot = startBot(data, platform);
// Also where this ends by a failure, such as a port that is taken.
process.once("exit", () => bot.child.kill("SIGTERM"));
await Promise.race([platform.until(() => platform.connections().length > 0), bot.ended]);
const [first] = members;
if (first) platform.addBot(group, first.account);
const chats = await serveChats({ platform, members, group }, Number(process.env.PORT ?? 8090));
console.log(`Feishu on this machine, with ${SAMPLE.school.name}: ${chats.url}  (Ctrl-C ends it)`);

await Promise.race([stopped, bot.ended]);
bot.child.kill("SIGTERM");
await bot.ended;
chats.close();
await platform.stop();
await rm(data, { recursive: true });
