import { expect, it } from "vitest";
import { POSTGRES_SCHEMA } from "../../../src/store/proof/postgres-schema.ts";
import { schemaOf } from "../../../src/store/proof/schema.ts";
import { openBare } from "../../support/open-bare.ts";
import { startPostgres } from "../../support/test-database.ts";
import { useStore } from "../../support/use-store.ts";

const scene = useStore(startPostgres);

it("lists what the migrations make of an empty PostgreSQL database", async () => {
  const database = await openBare(scene.settings);
  const made = await schemaOf(database.read, "postgres");
  await database.close();
  expect(POSTGRES_SCHEMA).toEqual(made);
});
