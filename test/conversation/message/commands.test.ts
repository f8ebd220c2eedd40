import { describe, expect, it } from "vitest";
import { createCommands } from "../../../src/conversation/message/commands.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { meaningOf } from "../../support/meaning-of.ts";

const { commands } = builtInMaterial();
const understand = (text: string) => meaningOf(text);

describe("a slash command", () => {
  it.each([
    ["/查", "standing", "standing"],
    ["/check", "standing", "standing"],
    ["/记", "record", "record"],
    ["/撤销", "undo", "undo"],
    ["/明细", "lookup", "records"],
    ["/list", "lookup", "records"],
    ["/为什么", "why", "why"],
    ["/如果", "what-counts", "what-if"],
    ["/what-if", "what-counts", "what-if"],
    ["/计划", "plan", "plan"],
    ["/政策", "article", "policy"],
    ["/帮助", "help", "help"],
    ["/确认", "record", "confirm"],
    ["/cancel", "record", "cancel"],
  ])("%s means %s, as /%s", (text, intent, word) => {
    expect(understand(text)).toMatchObject({ intent, confidence: 1, command: { word, rest: "" } });
  });

  it.each([
    ["／記 3月12日 縣級 16學時", "3月12日 县级 16学时"],
    ["/记3月12日 县级 16学时", "3月12日 县级 16学时"],
    ["@学分助手 /记 3月12日 县级 16学时", "3月12日 县级 16学时"],
    ["/ 记：3月12日 县级 16学时", "3月12日 县级 16学时"],
    ["/RECORD county 16h", "county 16h"],
    ["/record@bot county 16h", "county 16h"],
    ["/record16h county", "16h county"],
  ])("%s is read however it is typed", (text, rest) => {
    expect(understand(text).command).toEqual({ word: "record", rest });
  });

  it("takes its particulars from what follows the word, in any order", () => {
    const particulars = { hours: 16, level: "county", date: "2026-03-05" };
    expect(understand("/记 2026-03-05 县级 16学时").slots).toMatchObject(particulars);
    expect(understand("/记 16学时 县级 2026-03-05").slots).toMatchObject(particulars);
    expect(understand("/record county level 16h 2026-03-05").slots).toMatchObject(particulars);
  });

  it("hands on what a confirmation is for", () => {
    expect(understand("/确认 d12").command).toEqual({ word: "confirm", rest: "d12" });
    expect(understand("/confirm d12").command).toEqual({ word: "confirm", rest: "d12" });
  });

  it("needs no slash where the name is the whole message", () => {
    expect(understand("确认").command).toEqual({ word: "confirm", rest: "" });
    expect(understand("明细").intent).toBe("lookup");
  });

  it("prefers the longest name: /records is not /record with an s", () => {
    expect(understand("/records 2025").command?.word).toBe("records");
    expect(understand("/登记 16学时").command).toEqual({ word: "record", rest: "16学时" });
  });
});

describe("a year after a command", () => {
  it.each(["/查 2025", "/standing 2025", "/计划 2025", "/明细 2025年", "/why Wang Fang 2025"])(
    "needs no sign of a year: %s",
    (text) => {
      expect(understand(text).slots.year).toBe("2025");
    },
  );

  it.each(["/政策 2025", "/记 校本 2025", "/查 12025"])("is not seen in %s", (text) => {
    expect(understand(text).slots.year).toBeUndefined();
  });
});

describe("an unknown slash command", () => {
  it.each([
    ["/standng", "standing"],
    ["/recrod 16h", "record"],
    ["/撒销", "undo"],
  ])("%s is not guessed at, but the nearest command is offered first", (text, nearest) => {
    const { intent, confidence, others, command } = understand(text);
    expect({ intent, confidence, command }).toEqual({
      intent: "unknown",
      confidence: 0,
      command: undefined,
    });
    expect(others[0]).toBe(nearest);
  });

  it("is read as a sentence where no command is near", () => {
    expect(understand("/喊我周五交材料").intent).toBe("unknown");
    expect(understand("/喊我周五交材料").others[0]).toBe("remind");
  });

  it("is what a slash alone is", () => {
    expect(understand("/").intent).toBe("unknown");
  });
});

describe("the table of commands", () => {
  it("gives no name to two commands", () => {
    const names = commands.flatMap((each) => [...each.names["zh-CN"], ...each.names.en]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("shows examples that are read as the command they stand for", () => {
    const { read } = createCommands(commands);
    for (const command of commands) {
      expect(read(command.example["zh-CN"])?.command).toBe(command);
      expect(read(command.example.en)?.command).toBe(command);
    }
  });
});
