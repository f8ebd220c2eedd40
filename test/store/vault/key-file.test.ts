import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readOrCreateSecret, readSecret } from "../../../src/store/vault/key-file.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "xuefen-key-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("makes a key of 32 bytes that only its owner may read, and nothing beside it", async () => {
  const file = join(folder, "new", "key");
  const secret = await readOrCreateSecret(file);
  expect(secret).toHaveLength(32);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readFile(file, "utf8")).trim()).toBe(secret.toString("hex"));
  expect(await readdir(join(folder, "new"))).toEqual(["key"]);
});

it("keeps the key that is there", async () => {
  const file = join(folder, "key");
  const first = await readOrCreateSecret(file);
  expect(await readOrCreateSecret(file)).toEqual(first);
  expect(await readSecret(file)).toEqual(first);
});

it("gives one key to all who start at once", async () => {
  const file = join(folder, "key");
  const secrets = await Promise.all(Array.from({ length: 12 }, () => readOrCreateSecret(file)));
  expect(new Set(secrets.map((secret) => secret.toString("hex"))).size).toBe(1);
});

it.each([
  ["empty", ""],
  ["too short", "ab".repeat(31)],
  ["too long", "ab".repeat(33)],
  ["not hexadecimal", "xy".repeat(32)],
])("refuses a key file that is %s and leaves it as it is", async (_, content) => {
  const file = join(folder, "key");
  await writeFile(file, content);
  const refusal = { code: "database/wrong-key", details: { keyFile: file } };
  await expect(readOrCreateSecret(file)).rejects.toMatchObject(refusal);
  await expect(readSecret(file)).rejects.toMatchObject(refusal);
  expect(await readFile(file, "utf8")).toBe(content);
});

it("refuses a key file that is missing where it has to be there", async () => {
  const file = join(folder, "key");
  await expect(readSecret(file)).rejects.toMatchObject({
    code: "database/wrong-key",
    message: expect.stringContaining("ENOENT"),
  });
});
