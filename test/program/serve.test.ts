import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, it } from "vitest";
import { runXuefen, XUEFEN } from "../support/built-program.ts";
import { expectSentences, ROSTER, useCommandLine } from "../support/command-line.ts";
import { environment, startProgram } from "../support/program.ts";
import { startReadingServer } from "../support/reading-server.ts";

type Started = ReturnType<typeof startProgram> & { readonly url: string };

const running: Started["child"][] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** Starts the server and waits for the address that it prints. */
async function serve(env: NodeJS.ProcessEnv): Promise<Started> {
  const { child, ended } = startProgram([...XUEFEN, "serve"], { PORT: "0", ...env });
  running.push(child);
  for await (const printed of createInterface({ input: child.stdout })) {
    const [url] = /http:\S+/.exec(printed) ?? [];
    if (url) return { child, ended, url };
  }
  throw new Error((await ended).err);
}

async function stop({ child, ended }: Started, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  expect((await ended).status).toBe(0);
}

/** On a connection of its own: one that is kept may be closed by the server just as it is used again. */
const get = async (url: string) => {
  const response = await fetch(url, { headers: { Connection: "close" } });
  return { status: response.status, text: await response.text() };
};

describe("serve", () => {
  const line = useCommandLine();
  const env = (more: NodeJS.ProcessEnv = {}) => environment(line.at("data"), more);

  it("shows a made-up school until a roster is imported, and then the real one", async () => {
    const first = await serve(env());
    const health = await get(`${first.url}/healthz`);
    expect(health).toMatchObject({ status: 200, text: expect.stringContaining('"status":"ok"') });
    expect((await get(first.url)).status).toBe(200);
    expect((await get(`${first.url}/api/people`)).text).toContain("示例");
    await stop(first, "SIGTERM");

    await line.json("import", "roster", await line.write("r.csv", ROSTER));
    const second = await serve(env());
    const { text: real } = await get(`${second.url}/api/people`);
    for (const name of ["王芳", "李建国", "周敏"]) expect(real).toContain(name);
    expect(real).not.toContain("示例");
    await stop(second, "SIGINT");
  });

  it("says how its language model is, and asks it nothing by itself", async () => {
    const model = await startReadingServer();
    const served = await serve(env({ LLM_BASE_URL: model.url, LLM_MODEL: "small" }));
    const health = JSON.parse((await get(`${served.url}/healthz`)).text);
    expect(health).toMatchObject({
      ...{
        status: "ok",
        model: { model: "small", state: "ready", asked: 0, failed: 0, voided: 0 },
      },
    });
    await stop(served, "SIGTERM");
    expect(model.asked).toEqual([]);
    await model.stop();
  });

  it("ends though somebody still listens", async () => {
    const served = await serve(env());
    const { people } = JSON.parse((await get(`${served.url}/api/people`)).text);
    const stream = await fetch(`${served.url}/api/events?person=${people[0].id}`);
    expect(stream.headers.get("Content-Type")).toBe("text/event-stream");
    served.child.kill("SIGTERM");
    const { status, err } = await served.ended;
    expect({ status, err }).toEqual({ status: 0, err: "" });
    await stream.body?.cancel().catch(() => {});
  });

  it("says in one sentence that the port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const { status, out, err } = await runXuefen(env({ PORT: port }), "serve");
    other.close();
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expectSentences(err);
    expect(err.trimEnd()).not.toContain("\n");
    expect(err).toContain(`port ${port} on 127.0.0.1 is already taken`);
  });

  it("says in one sentence that it cannot listen at an address", async () => {
    const { status, err } = await runXuefen(env({ PORT: "0", HOST: "nowhere.invalid" }), "serve");
    expect(status).toBe(1);
    expectSentences(err);
    expect(err).toContain("cannot listen on nowhere.invalid");
  });

  it("does not serve what cannot be read", async () => {
    await line.write("policies/x/policy.yaml", "id: x\n");
    await line.write("policies/x/sample.yaml", "a: [\n");
    const call = ["serve", "--policies", line.at("policies")];
    const { status, err } = await runXuefen(env({ PORT: "0" }), ...call);
    expect(status).toBe(1);
    expectSentences(err);
    expect(err).toContain("x/sample.yaml, line");
  });
});
