import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { XUEFEN } from "../support/built-program.ts";
import { ROSTER, useCommandLine } from "../support/command-line.ts";
import { environment, startProgram } from "../support/program.ts";
import { SAMPLE_POLICIES, SCHOOL_POLICY } from "../support/sample-policies.ts";

const BUSY = fileURLToPath(new URL("../support/busy-for-ever.mjs", import.meta.url));

const running: ReturnType<typeof startProgram>["child"][] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

describe("a server that something keeps busy", () => {
  const line = useCommandLine(SAMPLE_POLICIES);

  /** A server in which some messages never end, and how to say something to it. */
  async function serve() {
    const roster = await line.write("r.csv", ROSTER);
    await line.json("import", "roster", roster, "--policy", SCHOOL_POLICY);
    const [node, ...words] = XUEFEN;
    const { child, ended } = startProgram(
      [node, "--import", BUSY, ...words, "serve", "--policies", SAMPLE_POLICIES],
      {
        ...environment(line.at("data")),
        PORT: "0",
        XUEFEN_TURN_SECONDS: "5",
      },
    );
    running.push(child);
    for await (const printed of createInterface({ input: child.stdout })) {
      const [url = ""] = /http:\S+/.exec(printed) ?? [];
      if (url === "") continue;
      const say = async (text: string, person = "T001") => {
        const response = await fetch(`${url}/api/say`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ person, place: "private", text }),
        });
        return JSON.stringify(await response.json());
      };
      return { child, ended, url, say };
    }
    throw new Error((await ended).err);
  }

  it.each(["没完没了的循环", "没完没了的句子"])(
    "gives up the turn and goes on: %s",
    async (text) => {
      const { child, ended, url, say } = await serve();
      expect(await say(text)).toContain("5 秒内没能处理完");
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect(await say("我还差多少学分")).toContain("学分");
      child.kill("SIGTERM");
      const { status, err } = await ended;
      expect(status).toBe(0);
      expect(err).toContain("broke off what kept the program busy for 5 s");
      expect(err).toContain("a turn was given up after 5 s");
    },
  );

  it("ends when it is told to, though it is busy at that moment", async () => {
    const { child, ended, say } = await serve();
    const answer = say("没完没了的循环").catch(() => "no answer");
    await once(child.stderr, "data");
    child.kill("SIGTERM");
    expect((await ended).status).toBe(0);
    await answer;
  });
});
