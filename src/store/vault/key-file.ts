import { randomBytes } from "node:crypto";
import { link, open, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Failure } from "../../domain/failure.ts";
import { makeFolder } from "../make-folder.ts";

const SECRET_BYTES = 32;

/** Reads the secret: 64 hexadecimal digits, whitespace around them ignored. */
export async function readSecret(keyFile: string): Promise<Buffer> {
  let text: string;
  try {
    text = (await readFile(keyFile, "utf8")).trim();
  } catch (error) {
    throw new Failure(
      "database/wrong-key",
      { keyFile, problem: `it cannot be read (${codeOf(error)})` },
      { cause: error },
    );
  }
  if (!/^[0-9a-f]{64}$/i.test(text)) {
    throw new Failure("database/wrong-key", {
      keyFile,
      problem: "it is not 64 hexadecimal digits",
    });
  }
  return Buffer.from(text, "hex");
}

/** Reads the secret, after drawing one where the file is not there yet. */
export async function readOrCreateSecret(keyFile: string): Promise<Buffer> {
  try {
    await createSecret(keyFile);
  } catch (cause) {
    throw new Failure("database/no-key", { keyFile, problem: codeOf(cause) }, { cause });
  }
  return readSecret(keyFile);
}

/**
 * The file appears complete and readable by its owner only; of several programs that
 * start at once, one makes it and all read the same.
 */
async function createSecret(keyFile: string): Promise<void> {
  await makeFolder(dirname(keyFile));
  const secret = randomBytes(SECRET_BYTES).toString("hex");
  const draft = `${keyFile}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(draft, `${secret}\n`, { flag: "wx", mode: 0o600, flush: true });
    await link(draft, keyFile);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await flushFolder(dirname(keyFile));
}

/** A file is only safe from a power cut once its folder is on the disk too. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
