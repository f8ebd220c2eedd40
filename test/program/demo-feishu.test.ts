import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, it } from "vitest";
import { environment, fromSource, startProgram } from "../support/program.ts";

interface Shown {
  readonly state: string;
  readonly messages: readonly {
    readonly id: string;
    readonly name: string;
    readonly html: string;
  }[];
}

const running: ReturnType<typeof startProgram>["child"][] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** Starts the demo, and waits until its page can be opened. */
async function start() {
  const started = startProgram(fromSource("demo/feishu.ts"), environment("unused", { PORT: "0" }));
  running.push(started.child);
  for await (const printed of createInterface({ input: started.child.stdout })) {
    const [url] = /http:[\d./:]+/.exec(printed) ?? [];
    if (url) return { ...started, url };
  }
  throw new Error((await started.ended).err);
}

/** Somebody at the page, through the calls that it makes. */
function at(url: string, as: string, place: "private" | "group") {
  let known = "";
  const post = async (path: string, body: object) => {
    const headers = { "Content-Type": "application/json" };
    const text = JSON.stringify({ as, ...body });
    return (await fetch(`${url}${path}`, { method: "POST", headers, body: text })).json();
  };
  return {
    say: (text: string) => post("/api/say", { place, text, toBot: true }),
    press: (message: string, value: unknown) => post("/api/press", { message, value }),
    /** Waits until somebody sees a message with these words. */
    async sees(words: RegExp) {
      for (;;) {
        const query = new URLSearchParams({ as, place, known });
        const shown = (await (await fetch(`${url}/api/messages?${query}`)).json()) as Shown;
        known = shown.state;
        const found = shown.messages.find(({ html }) => words.test(html));
        if (found) return found;
      }
    },
  };
}

const isOfDemo = (folder: string) => folder.startsWith("xuefen-demo-");

describe("the demo of Feishu", () => {
  it("answers on its page as the bot does in Feishu, and leaves nothing behind", async () => {
    const before = readdirSync(tmpdir()).filter(isOfDemo);
    const { url, child, ended } = await start();
    expect(await (await fetch(url)).text()).toContain("飞书（本机）");
    const { people } = (await (await fetch(`${url}/api/people`)).json()) as {
      people: readonly { readonly openId: string; readonly title: string }[];
    };
    const as = people.find(({ title }) => title.includes("王芳"))?.openId ?? "";
    const [inPrivate, inGroup] = [at(url, as, "private"), at(url, as, "group")];

    await inPrivate.say("我还差多少");
    // With its button: a reminder, which may come first, says the same amount.
    const { id, html } = await inPrivate.sees(/还差 \d+ 学分[\s\S]*>为什么</);
    const [, value = ""] = /data-value="([^"]*)"[^>]*>为什么</.exec(html) ?? [];
    const sent: unknown = JSON.parse(
      value.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)),
    );
    expect(await inPrivate.press(id, sent)).toMatchObject({
      toast: expect.stringContaining("学分"),
    });
    await inPrivate.sees(/<table>/);

    await inGroup.sees(/个人的数只私下告诉本人/);
    await inGroup.say("我还差多少");
    await inGroup.sees(/已私下回复提问的老师/);

    child.kill("SIGINT");
    expect((await ended).status).toBe(0);
    expect(readdirSync(tmpdir()).filter(isOfDemo)).toEqual(before);
  });
});
