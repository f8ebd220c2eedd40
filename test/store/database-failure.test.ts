import { describe, expect, it } from "vitest";
import { isFailure } from "../../src/domain/failure.ts";
import { databaseFailure } from "../../src/store/database-failure.ts";

const URL = "sqlite:x.sqlite";
const coded = (code: string, message = "it failed\nin two lines") =>
  Object.assign(new Error(message), { code });

describe("an error of a database", () => {
  it.each([
    ["SQLITE_FULL", "make room"],
    ["53100", "make room"],
    ["SQLITE_BUSY", "wait until"],
    ["SQLITE_BUSY_SNAPSHOT", "wait until"],
    ["SQLITE_READONLY", "may be written"],
    ["SQLITE_CORRUPT", "restore a backup"],
    ["SQLITE_IOERR", "its disk works"],
    ["57P01", "its server runs"],
    ["08006", "its server runs"],
    ["ECONNRESET", "can be reached"],
  ])("with the code %s is told with what helps: %s", (code, remedy) => {
    const error = coded(code);
    const failure = databaseFailure(error, URL);
    if (!isFailure(failure, "database/failed")) throw new Error("it is not translated");
    expect(failure.message).toContain(`the database ${URL} failed (it failed)`);
    expect(failure.message).toContain(remedy);
    expect(failure.message).not.toContain("\n");
    expect(failure.cause).toBe(error);
  });

  it.each([
    "Connection terminated unexpectedly",
    "Connection terminated due to connection timeout",
    "timeout exceeded when trying to connect",
    "Client has encountered a connection error and is not queryable",
  ])("that only says %j is told too", (message) => {
    expect(isFailure(databaseFailure(new Error(message), URL), "database/failed")).toBe(true);
  });

  it.each([
    coded("SQLITE_CONSTRAINT", "entries is append-only"),
    coded("SQLITE_ERROR", "no such table"),
    coded("23505", "duplicate key"),
    coded("42P01", "relation does not exist"),
    new TypeError("a defect"),
    "no error at all",
  ])("stays what it is where the database is not at fault: %s", (error) => {
    expect(databaseFailure(error, URL)).toBe(error);
  });
});
