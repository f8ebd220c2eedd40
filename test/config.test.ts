import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { Failure } from "../src/domain/failure.ts";

function complaint(env: Readonly<Record<string, string>>): string {
  try {
    readConfig({}, env);
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  return "";
}

describe("the settings", () => {
  it("have defaults that need nothing", () => {
    expect(readConfig({}, {})).toEqual({
      port: 8080,
      host: "127.0.0.1",
      loopback: true,
      data: "./data",
      timeZone: "Asia/Shanghai",
      turnSeconds: 10,
      reminderHours: [
        { from: 510, to: 690 },
        { from: 840, to: 1020 },
      ],
      remindersPerWeek: 2,
      broadcastSecond: 200,
      database: "sqlite:./data/xuefen.sqlite",
      keyFile: "./data/secret.key",
    });
  });

  it("take what is empty for what is not set", () => {
    const empty = { PORT: "", HOST: "", XUEFEN_DATA: "", XUEFEN_TZ: "", DATABASE_URL: "" };
    expect(readConfig({}, empty)).toEqual(readConfig({}, {}));
  });

  it("put what is given before the environment", () => {
    const env = { DATABASE_URL: "sqlite:environment.sqlite", XUEFEN_DATA: "/srv/xuefen" };
    expect(readConfig({ DATABASE_URL: "postgres://h/x" }, env).database).toBe("postgres://h/x");
    expect(readConfig({}, env)).toMatchObject({
      database: "sqlite:environment.sqlite",
      keyFile: "/srv/xuefen/secret.key",
    });
  });

  it("cannot be changed once read", () => {
    expect(Object.isFrozen(readConfig({}, {}))).toBe(true);
  });

  it("take hours and a number for reminders, and refuse others", () => {
    const env = {
      XUEFEN_REMINDER_HOURS: "8:00-12:00，13:30-18:00",
      XUEFEN_REMINDERS_PER_WEEK: "3",
      XUEFEN_BROADCAST_SECOND: "50",
    };
    expect(readConfig({}, env)).toMatchObject({
      reminderHours: [
        { from: 480, to: 720 },
        { from: 810, to: 1080 },
      ],
      remindersPerWeek: 3,
      broadcastSecond: 50,
    });
    for (const hours of ["8-12", "12:00-08:00", "14:00-17:00,08:30-11:30", "08:00-25:00"]) {
      expect(complaint({ XUEFEN_REMINDER_HOURS: hours })).toMatch(
        /XUEFEN_REMINDER_HOURS must be times of the day such as 08:30-11:30,14:00-17:00/,
      );
    }
    expect(complaint({ XUEFEN_BROADCAST_SECOND: "viele" })).toMatch(/a number of people/);
    expect(complaint({ XUEFEN_REMINDERS_PER_WEEK: "0" })).toMatch(/a number from 1 to 7/);
  });

  it("take a language model with its address and its name, and a key where it has one", () => {
    const env = { LLM_BASE_URL: "http://127.0.0.1:11434/v1", LLM_MODEL: "qwen3:4b" };
    const given = { baseUrl: env.LLM_BASE_URL, model: "qwen3:4b", perDay: 500, perPerson: 20 };
    expect(readConfig({}, env).model).toEqual(given);
    const more = {
      LLM_API_KEY: "sk-1",
      XUEFEN_READINGS_PER_DAY: "0",
      XUEFEN_READINGS_PER_PERSON: "3",
    };
    expect(readConfig({}, { ...env, ...more }).model).toEqual({
      ...{ ...given, apiKey: "sk-1", perDay: 0, perPerson: 3 },
    });
    expect(readConfig({}, { XUEFEN_READINGS_PER_DAY: "9" })).not.toHaveProperty("model");
  });

  it("refuse a language model of which half is set", () => {
    expect(complaint({ LLM_API_KEY: "sk-1" })).toMatch(/LLM_BASE_URL must.*; LLM_MODEL must/);
    expect(complaint({ LLM_BASE_URL: "http://m/v1" })).toMatch(/: LLM_MODEL must be given/);
    expect(complaint({ LLM_BASE_URL: "m", LLM_MODEL: "x" })).toMatch(
      /LLM_BASE_URL must be an address/,
    );
    expect(complaint({ XUEFEN_READINGS_PER_DAY: "many" })).toMatch(/a number of readings/);
  });

  it.each([
    ["0", 0],
    ["80", 80],
    ["65535", 65_535],
  ])("take the port %s", (PORT, port) => {
    expect(readConfig({}, { PORT }).port).toBe(port);
  });

  it.each(["65536", "-1", "80.5", "1e3", "0x50", " ", "http"])("refuse the port %j", (PORT) => {
    expect(complaint({ PORT })).toBe(
      "these settings are wrong: PORT must be a port between 0 and 65535",
    );
  });

  it.each(["127.0.0.1", "localhost", "::1"])("know %s as this machine alone", (HOST) => {
    expect(readConfig({}, { HOST }).loopback).toBe(true);
  });

  it.each(["0.0.0.0", "::", "192.168.1.4"])("know %s as seen by others", (HOST) => {
    expect(readConfig({}, { HOST }).loopback).toBe(false);
  });

  it("are refused all at once, each by name, and the database's address is not repeated", () => {
    const wrong = {
      PORT: "x",
      XUEFEN_TZ: "Mars/Olympus",
      DATABASE_URL: "mysql://someone:secret@host/x",
    };
    const message = complaint(wrong);
    for (const key of Object.keys(wrong)) expect(message).toContain(`${key} must be`);
    expect(message).not.toContain("secret");
  });

  it.each(["sqlite:", "postgres://", "file:x", "sqlite", "postgre://h/x"])(
    "refuse %s as a database",
    (DATABASE_URL) => {
      expect(complaint({ DATABASE_URL })).toContain("DATABASE_URL must be sqlite:<file>");
    },
  );

  it("heed only the time zone for what needs neither database nor network", () => {
    const env = { PORT: "x", DATABASE_URL: "mysql://h/x", XUEFEN_TZ: "Europe/Paris" };
    expect(readConfig({}, env, true)).toEqual({ ...readConfig({}, {}), timeZone: "Europe/Paris" });
    expect(() => readConfig({}, { XUEFEN_TZ: "Mars" }, true)).toThrow("XUEFEN_TZ");
  });
});
