/** Releases that got the mending of 3.51.3 afterwards. */
const MENDED = ["3.44.6", "3.50.7"];

/**
 * What speaks against a release of SQLite, if anything does.
 *
 * From 3.7.0 to 3.51.2 a write-ahead log that two connections use at the same time can
 * be reset wrongly, which damages the file. This program keeps several connections.
 */
export function problemWithSqlite(version: string): string | undefined {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  const isMended = major * 1_000_000 + minor * 1_000 + patch >= 3_051_003;
  if (isMended || MENDED.includes(version)) return undefined;
  return `SQLite ${version} can damage a file that several connections use; it takes 3.51.3 or later`;
}
