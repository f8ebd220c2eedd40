import { describe, expect, it } from "vitest";
import { built } from "../support/built-program.ts";
import { HOSTILE_TEXTS } from "../support/hostile-texts.ts";
import { startProgram } from "../support/program.ts";

/** Processor seconds for all of them, many times what they take: only what grows without measure meets it. */
const MOST_SECONDS = 90;

describe("texts that are written to keep the program busy", () => {
  it("are all answered", async () => {
    const limited = ["sh", "-c", `ulimit -t ${MOST_SECONDS}; exec "$@"`, "sh"];
    const { PATH, HOME } = process.env;
    const { ended } = startProgram([...limited, ...built("say-hostile-texts")], {
      PATH,
      HOME,
    });
    const { status, out, err } = await ended;
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(JSON.parse(out)).toEqual({ answered: 2 * HOSTILE_TEXTS.length, errors: [] });
  }, 600_000);
});
