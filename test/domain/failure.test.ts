import { describe, expect, it } from "vitest";
import { FAILURE_CODES, Failure, type FailureCode, isFailure } from "../../src/domain/failure.ts";

/** A failure whose every fact reads as its own name in brackets. */
function failureOf(code: FailureCode): Failure {
  const named = new Proxy({}, { get: (_, fact) => `[${String(fact)}]` });
  return new Failure(code, named as Failure["details"]);
}

describe("a failure", () => {
  it.each(FAILURE_CODES)("of the kind %s is one sentence made from its facts", (code) => {
    const { message } = failureOf(code);
    expect(message).toMatch(/\[[a-z]+\]/i);
    expect(message).not.toMatch(/\n|undefined|\[object|\.$/);
  });

  it("suggests what was probably meant, if anything is near", () => {
    const unknown = (nearest: string | undefined) =>
      new Failure("policy/unknown", { policy: "gansu", nearest }).message;
    expect(unknown("gansu-2013")).toContain('no policy "gansu"; did you mean gansu-2013?');
    expect(unknown(undefined)).not.toContain("did you mean");
  });

  it("keeps its code, its facts and what caused it", () => {
    const cause = new Error("disk full");
    const details = { file: "a.json" };
    const failure = new Failure("input/no-file", details, { cause });
    expect(failure).toMatchObject({ name: "Failure", code: "input/no-file", details, cause });
  });

  it("is told from other errors, and from failures of another kind", () => {
    const failure: unknown = new Failure("input/no-file", { file: "a.json" });
    expect(isFailure(failure)).toBe(true);
    expect(isFailure(failure, "input/no-file")).toBe(true);
    expect(isFailure(failure, "input/not-json")).toBe(false);
    expect(isFailure(new Error("disk full"))).toBe(false);
    expect(isFailure("input/no-file")).toBe(false);
  });
});
