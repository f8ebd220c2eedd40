import { afterEach, describe, expect, it } from "vitest";
import type { Fault } from "../../support/lark-platform/open-api.ts";
import { type LarkSchool, startLarkSchool, wordsOf } from "../../support/lark-school.ts";

const ENDPOINT = /^POST \/callback\/ws\/endpoint/;
const TOO_MANY: Fault = {
  status: 200,
  body: { code: 1000040350, msg: "the number of connections exceeded the limit", data: {} },
};

const schools: LarkSchool[] = [];
afterEach(async () => {
  for (const school of schools.splice(0)) await school.stop();
});

async function start(connection = {}): Promise<LarkSchool> {
  const school = await startLarkSchool("websocket", { connection });
  schools.push(school);
  return school;
}

const openOnes = ({ platform }: LarkSchool) =>
  platform.connections().filter(({ isOpen }) => isOpen).length;

/** Closes the connection as the platform does, and waits until there is another. */
async function reconnected(school: LarkSchool, close: () => unknown): Promise<void> {
  const { platform } = school;
  const count = platform.connections().length;
  await close();
  await platform.until(() => platform.connections().length > count && openOnes(school) === 1);
}

async function expectAnsweredOnce(school: LarkSchool): Promise<void> {
  const sent = await school.quiet();
  expect(sent.map(({ content }) => wordsOf(content).includes("还差 12 学分"))).toEqual([true]);
}

describe("an event that comes in pieces", () => {
  it.each([
    ["in their order", { fragments: 5 }],
    ["the last one first", { fragments: 5, isReversed: true }],
    ["each of them twice", { fragments: 5, copies: 2 }],
    ["whole, and three times", { copies: 3 }],
  ])("is answered once: %s", async (_, connection) => {
    const school = await start(connection);
    const wang = await school.bound("T001", "王芳");
    school.platform.say({ from: wang, text: "我还差多少" });
    await expectAnsweredOnce(school);
  });
});

describe("a connection that the platform closes", () => {
  it("is opened again, and what nobody could be given meanwhile is answered later", async () => {
    const school = await start();
    const { platform } = school;
    const wang = await school.bound("T001", "王芳");
    await reconnected(school, () => {
      platform.connections().at(-1)?.close();
      platform.say({ from: wang, text: "我还差多少" });
    });
    await platform.advance(15);
    await expectAnsweredOnce(school);
  });

  it("is opened again also after the platform failed for a while", async () => {
    const school = await start();
    const { platform } = school;
    const wang = await school.bound("T001", "王芳");
    platform.fail(ENDPOINT, { status: 503, body: "busy" }, 3);
    platform.fail(ENDPOINT, "resets", 2);
    await reconnected(school, () => platform.connections().at(-1)?.close());
    expect(platform.calls().filter(({ path }) => path.includes("/ws/endpoint"))).toHaveLength(7);
    platform.say({ from: wang, text: "我还差多少" });
    await expectAnsweredOnce(school);
  });

  it("is opened again also after the platform refused it, as it does where there are too many", async () => {
    const school = await start();
    const { platform } = school;
    const wang = await school.bound("T001", "王芳");
    platform.fail(ENDPOINT, TOO_MANY);
    await reconnected(school, () => platform.connections().at(-1)?.close());
    expect(school.logged.map(({ message }) => message)).toContain(
      "Feishu refuses the connection; check app id and secret",
    );
    platform.say({ from: wang, text: "我还差多少" });
    await expectAnsweredOnce(school);
  });
});

describe("a connection that is cut without a word", () => {
  it("is noticed and opened again, and what was sent into it is answered once", async () => {
    const school = await start({ pingSeconds: 5.5 });
    const { platform } = school;
    const wang = await school.bound("T001", "王芳");
    await reconnected(school, () => {
      platform.connections().at(-1)?.fallSilent();
      platform.say({ from: wang, text: "我还差多少" });
    });
    expect(platform.sent()).toEqual([]);
    // Three seconds until the platform gives up, and fifteen until it tries again.
    await platform.advance(18);
    await expectAnsweredOnce(school);
  });
});
