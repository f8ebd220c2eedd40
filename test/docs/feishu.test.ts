import { describe, expect, it } from "vitest";
import { EVENT_TYPES, MESSAGES_READ } from "../../src/channels/lark/events.ts";
import { SCOPES } from "../../src/channels/lark/scopes.ts";
import { builtInMaterial } from "../support/built-in-understanding.ts";
import { document, firstCells } from "../support/document.ts";

describe.each(["docs/feishu.md", "docs/feishu.zh-CN.md"])("%s", (path) => {
  const page = document(path);

  it("asks for the permissions that are used, and for no other", () => {
    const told = firstCells(page).filter((cell) => /^(?:im|contact|application):\S+$/.test(cell));
    expect(told).toEqual(SCOPES.map(({ name }) => name));
  });

  it("subscribes to every event that is handled", () => {
    const types = [...EVENT_TYPES, MESSAGES_READ];
    expect(types.filter((type) => !page.includes(`\`${type}\``))).toEqual([]);
  });

  it("names keys for the menu that are commands", () => {
    const keys = [...page.matchAll(/^\| `([a-z-]+)` +\| /gm)].map(([, key]) => key);
    expect(keys.length).toBeGreaterThan(3);
    const words = builtInMaterial().commands.map(({ word }) => word);
    expect(keys.filter((key) => !words.includes(key ?? ""))).toEqual([]);
  });
});
