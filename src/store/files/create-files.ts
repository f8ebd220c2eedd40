import type { Files, StoredFile } from "../../app/files/ports.ts";
import { Failure } from "../../domain/failure.ts";
import type { Access } from "../database.ts";
import type { FileRow } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

/** Sealed for its id and its owner: it opens as nobody else's. */
const placeOf = ({ id, owner }: Pick<FileRow, "id" | "owner">) =>
  JSON.stringify(["file", id, owner]);

/** Files as rows; name, type and content are sealed by the vault. */
export function createFiles(database: Access, vault: Vault): Files {
  return {
    async put(file) {
      const row = rowOf(file, vault);
      await database.write((tables) =>
        tables
          .insertInto("files")
          .values(row)
          .onConflict((conflict) =>
            conflict.column("id").doUpdateSet(row).where("files.expires_at", "is not", null),
          )
          .execute(),
      );
    },
    async find(id, now) {
      const row = await database.read
        .selectFrom("files")
        .selectAll()
        .where("id", "=", id)
        .where(({ eb, or }) => or([eb("expires_at", "is", null), eb("expires_at", ">", now)]))
        .executeTakeFirst();
      return row && fileOf(row, vault);
    },
    async keep(id) {
      await database.write((tables) =>
        tables.updateTable("files").set({ expires_at: null }).where("id", "=", id).execute(),
      );
    },
    async release(id, expiresAt) {
      await database.write((tables) =>
        tables
          .updateTable("files")
          .set({ expires_at: expiresAt })
          .where("id", "=", id)
          .where("expires_at", "is", null)
          .execute(),
      );
    },
    async drop(id) {
      await database.write((tables) =>
        tables
          .deleteFrom("files")
          .where("id", "=", id)
          .where("expires_at", "is not", null)
          .execute(),
      );
    },
    async forget(now) {
      await database.write((tables) =>
        tables.deleteFrom("files").where("expires_at", "<=", now).execute(),
      );
    },
  };
}

function rowOf(
  { id, owner, name, mediaType, bytes, expiresAt }: StoredFile,
  vault: Vault,
): FileRow {
  const place = placeOf({ id, owner });
  return {
    id,
    owner,
    about: vault.seal(JSON.stringify({ name, mediaType }), place),
    content: vault.sealBytes(bytes, place),
    expires_at: expiresAt ?? null,
  };
}

/** @throws {Failure} data/altered */
function fileOf(row: FileRow, vault: Vault): StoredFile {
  const { id, owner, expires_at } = row;
  try {
    const about = vault.open(row.about, placeOf(row));
    return {
      ...{ id, owner },
      ...(JSON.parse(about) as Pick<StoredFile, "name" | "mediaType">),
      bytes: vault.openBytes(row.content, placeOf(row)),
      ...(expires_at !== null && { expiresAt: expires_at }),
    };
  } catch (cause) {
    const problem = "it was changed outside this program";
    throw new Failure("data/altered", { what: `the file ${id}`, problem }, { cause });
  }
}
