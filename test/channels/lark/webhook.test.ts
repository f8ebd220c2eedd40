import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LarkSchool, startLarkSchool, wordsOf } from "../../support/lark-school.ts";

let school: LarkSchool;
beforeEach(async () => {
  school = await startLarkSchool("webhook");
});
afterEach(() => school.stop());

describe("the webhook", () => {
  it("answers the challenge by which the address is entered at the platform", async () => {
    const answer = await school.platform.challenge(school.address);
    expect(answer).toMatchObject({ status: 200, body: { challenge: answer.challenge } });
  });

  it.each([
    ["whose signature is wrong", "wrong-signature"],
    ["whose token is another's", "wrong-token"],
    ["that is not encrypted", "plain"],
    ["that was signed long ago", "old-timestamp"],
    ["that was changed on its way", "tampered-body"],
  ] as const)("refuses an event %s, and nothing of it is answered", async (_, forgery) => {
    const { platform, store } = school;
    const wang = await school.bound("T001", "王芳");
    platform.deliverTo(school.address, forgery);
    const { sending } = platform.say({ from: wang, text: "我还差多少" });
    const delivery = await sending?.delivered;
    expect(delivery?.attempts[0]?.status).toBe(401);
    expect(await store.inbox.waiting("lark")).toBe(0);
    expect(platform.sent()).toEqual([]);
  });

  it("reads an event that comes byte by byte", async () => {
    const { platform } = school;
    const wang = await school.bound("T001", "王芳");
    platform.deliverTo(school.address, "in-bits");
    await platform.say({ from: wang, text: "校本研修一年最多算多少学分" }).delivered;
    const [answer] = await school.quiet();
    expect(wordsOf(answer?.content)).toContain("20");
  });

  it("takes an event once whose body came too slowly for the platform, which sends it again", async () => {
    const { platform } = school;
    const wang = await school.bound("T001", "王芳");
    platform.deliverTo(school.address, "never-ends");
    const { sending } = platform.say({ from: wang, text: "我还差多少" });
    await platform.advance(3);
    expect((await sending?.delivered)?.attempts).toMatchObject([{ by: "webhook" }]);
    platform.deliverTo(school.address);
    await platform.advance(15);
    expect(await school.quiet()).toHaveLength(1);
  });

  it("refuses what is too large before it reads it", async () => {
    const body = JSON.stringify({ encrypt: "x".repeat(2 * 1024 * 1024) });
    const { status } = await fetch(school.address, { method: "POST", body });
    expect(status).toBe(413);
  });

  it.each(["", "{", "null", '{"encrypt":"AAAA"}', '{"challenge":"x","type":"url_verification"}'])(
    "refuses the body %j",
    async (body) => {
      expect((await fetch(school.address, { method: "POST", body })).status).toBe(401);
    },
  );
});
