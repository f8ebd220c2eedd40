import { describe, expect, it } from "vitest";
import { FAILURE_CODES } from "../../src/domain/failure.ts";
import { document, firstCells } from "../support/document.ts";

describe.each(["docs/operating.md", "docs/operating.zh-CN.md"])("%s", (page) => {
  const told = firstCells(document(page)).filter((cell) => /^[a-z]+\/[a-z-]+$/.test(cell));

  it("tells what to do about every failure, and about none that cannot happen", () => {
    expect(FAILURE_CODES.length).toBeGreaterThan(20);
    expect([...told].sort()).toEqual([...FAILURE_CODES].sort());
  });
});
