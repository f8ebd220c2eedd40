import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  connectSqlite,
  type SqliteConnection,
} from "../../../src/store/sqlite/sqlite-connection.ts";
import { useFolder } from "../../support/use-folder.ts";

const fileIn = useFolder();

describe("the statements of a connection", () => {
  let connection: SqliteConnection;
  beforeEach(async () => {
    connection = await connectSqlite(fileIn(`${randomUUID()}.db`), "write");
    await connection.all("create table notes (id integer primary key, text text)");
  });
  afterEach(() => connection.close());

  const add = (id: number, text: string) =>
    connection.run("insert into notes values (?, ?)", [id, text]);
  const read = (id: number) => connection.all("select * from notes where id = ?", [id]);

  it("are used again with other values, and forget those before", async () => {
    await add(1, "one");
    await add(2, "two");
    expect(await read(1)).toEqual([{ id: 1, text: "one" }]);
    expect(await read(2)).toEqual([{ id: 2, text: "two" }]);
    expect(await read(3)).toEqual([]);
  });

  it("go on after one that failed", async () => {
    await add(1, "one");
    await expect(add(1, "again")).rejects.toThrow(/UNIQUE/);
    expect(await add(2, "two")).toBe(1);
    await expect(connection.all("select text from nowhere")).rejects.toThrow(/no such table/);
    expect(await read(2)).toHaveLength(1);
  });

  it("see a column that is added later", async () => {
    await add(1, "one");
    await read(1);
    await connection.all("alter table notes add column at text default 'noon'");
    expect(await read(1)).toEqual([{ id: 1, text: "one", at: "noon" }]);
  });

  it("may be very many, and the connection still closes", async () => {
    for (let number = 0; number < 250; number += 1) {
      expect(await connection.all(`select ${number} as number`)).toEqual([{ number }]);
    }
  });
});
