import { expect, it } from "vitest";
import { problemWithSqlite } from "../../../src/store/sqlite/sqlite-version.ts";

it.each(["3.44.6", "3.50.7", "3.51.3", "3.52.0", "3.53.2", "4.0.0"])(
  "accepts SQLite %s",
  (version) => {
    expect(problemWithSqlite(version)).toBeUndefined();
  },
);

it.each(["3.7.0", "3.44.5", "3.45.0", "3.50.6", "3.51.0", "3.51.2"])(
  "refuses SQLite %s, which can damage the file",
  (version) => {
    expect(problemWithSqlite(version)).toContain(version);
  },
);
