/**
 * Everything that can go wrong, and the facts each failure must carry.
 *
 * This is the whole catalogue. Adding a way to fail means adding a line here, and
 * the compiler then asks for its wording in {@link WORDING}.
 */
interface Failures {
  "account/unknown": { account: string };
  "audience/not-understood": { words: string; nearest: string | undefined; reach: string };
  "broadcast/not-permitted": { person: string };
  "broadcast/too-long": { length: number; limit: number };
  "data/altered": { what: string; problem: string };
  "data/unusable": { folder: string; problem: string };
  "policy/unreadable": { file: string; line: number; key: string; expected: string };
  "policy/contradiction": { file: string; line: number; key: string; problem: string };
  "policy/unknown": { policy: string; nearest: string | undefined };
  "policy/unsound": { problem: string };
  "policy/example-fails": {
    file: string;
    line: number;
    example: string;
    expected: string;
    found: string;
  };
  "policy/none": { folder: string };
  "policy/no-arithmetic": { policy: string };
  "policy/no-check": { policy: string; check: string; there: string };
  "policy/no-route": { policy: string };
  "check/found": { what: string; findings: number };
  "doctor/found": { checks: string };
  "delivery/not-again": { delivery: string; problem: string };
  "delivery/unknown": { delivery: string };
  "document/unreadable": { file: string; problem: string };
  "input/unreadable": { source: string; key: string; expected: string };
  "input/not-json": { source: string; problem: string };
  "input/no-file": { file: string };
  "output/unwritable": { file: string; problem: string };
  "file/too-large": { file: string; megabytes: number };
  "file/unreachable": { file: string; problem: string };
  "person/unknown": { person: string };
  "pictures/no-font": { file: string };
  "roster/loop": { unit: string };
  "roster/no-such-unit": { unit: string; namedBy: string };
  "settings/invalid": { problems: string };
  "import/busy": { seconds: number };
  "import/overtaken": { file: string; rows: number };
  "import/stopped": { file: string; written: number; rows: number; problem: string };
  "import/turn-lost": { seconds: number };
  "sheet/rejected": { file: string; rows: number };
  "sheet/unreadable": { file: string; problem: string };
  "sheet/no-column": { file: string; column: string; found: string };
  "sheet/column-twice": { file: string; title: string; found: string };
  "database/failed": { url: string; problem: string; remedy: string };
  "database/in-doubt": { url: string; problem: string; remedy: string };
  "database/no-key": { keyFile: string; problem: string };
  "database/unreachable": { url: string; problem: string; remedy: string | undefined };
  "database/newer": { url: string; migration: string };
  "database/wrong-key": { keyFile: string; problem: string };
  "ledger/broken": { entry: number; problem: string };
  "ledger/no-head": { file: string };
  "ledger/rolled-back": { file: string; problem: string };
  "ledger/unreadable": { entry: number | undefined; kind: string; problem: string };
  "wording/missing": { language: string; key: string; what: string };
  "usage/unknown-command": { given: string; nearest: string | undefined };
  "usage/option": { problem: string };
  "web/cannot-listen": { host: string; port: number; problem: string };
  "web/port-taken": { host: string; port: number };
  "worker/no-channel": { setting: string };
  "worker/no-redis": { folder: string };
}

/** A stable, documented name for a way to fail. Log it, match on it, never rename it. */
export type FailureCode = keyof Failures;

const nearly = (nearest: string | undefined) => (nearest ? `; did you mean ${nearest}?` : "");

const WORDING: { [C in FailureCode]: (details: Failures[C]) => string } = {
  "account/unknown": ({ account }) =>
    `the account ${account} is bound to nobody (xuefen accounts list shows all that are)`,
  "audience/not-understood": ({ words, nearest, reach }) =>
    `it is not understood for whom "${words}" is${nearly(nearest)}; say 全校, a group by its name, 没修够的, 没填问卷 <title>, 班主任 or 全校除了 <name>, within ${reach}`,
  "broadcast/not-permitted": ({ person }) =>
    `${person} may not send to many; group leaders, administrators and coordinators may, as the roster says`,
  "broadcast/too-long": ({ length, limit }) =>
    `the text has ${length} characters; give it ${limit} at most`,
  "data/altered": ({ what, problem }) =>
    `${what} cannot be trusted: ${problem}; restore a backup, or, once somebody has looked at it, run xuefen ledger accept --reason "…"`,
  "data/unusable": ({ folder, problem }) =>
    `the data folder ${folder} cannot be used (${problem}); set XUEFEN_DATA to a folder that may be written`,
  "policy/unreadable": ({ file, line, key, expected }) =>
    `${file}, line ${line}, key ${key}: ${expected}`,
  "policy/contradiction": ({ file, line, key, problem }) =>
    `${file}, line ${line}, key ${key}: ${problem}`,
  "policy/unknown": ({ policy, nearest }) =>
    `there is no policy "${policy}"${nearly(nearest)} (xuefen policy list shows all)`,
  "policy/unsound": ({ problem }) => problem,
  "policy/example-fails": ({ file, line, example, expected, found }) =>
    `${file}, line ${line}, example "${example}": expected ${expected}, but the rules give ${found}`,
  "policy/none": ({ folder }) =>
    `there is no policy in ${folder}; each is a folder in it with a file policy.yaml`,
  "policy/no-arithmetic": ({ policy }) =>
    `the policy ${policy} sets no credits, so there is nothing to reckon; read it with xuefen policy show ${policy}`,
  "policy/no-check": ({ policy, check, there }) =>
    `the policy ${policy} does not say what a ${check} must look like; ${there === "" ? "it has no checks" : `it has checks of: ${there}`}`,
  "policy/no-route": ({ policy }) =>
    `the policy ${policy} does not say who approves what; read it with xuefen policy show ${policy}`,
  "check/found": ({ what, findings }) =>
    `${what}: ${findings === 1 ? "1 thing is" : `${findings} things are`} not as the policy asks; fix what is listed and check again`,
  "doctor/found": ({ checks }) =>
    `not everything is as it should be: ${checks}; do what is listed, then run xuefen doctor again`,
  "delivery/not-again": ({ delivery, problem }) => `${delivery} is not sent again: ${problem}`,
  "delivery/unknown": ({ delivery }) =>
    `there is no delivery "${delivery}"; xuefen deliveries --json lists them with their ids`,
  "document/unreadable": ({ file, problem }) =>
    `${file} cannot be read as a document: ${problem}; save it as .docx or .txt and try again`,
  "input/unreadable": ({ source, key, expected }) => `${source}, key ${key}: ${expected}`,
  "input/not-json": ({ source, problem }) =>
    `${source} is not JSON (${problem}); give { "teacher": { "id": … }, "records": [ … ] }, or an array of such`,
  "input/no-file": ({ file }) => `cannot read ${file}; check the path and that it may be read`,
  "output/unwritable": ({ file, problem }) =>
    `${file} cannot be written (${problem}); name a file that is not there yet, in a folder that may be written`,
  "file/too-large": ({ file, megabytes }) =>
    `${file} is larger than ${megabytes} MB; send a smaller one`,
  "file/unreachable": ({ file, problem }) =>
    `${file}, which somebody sent, cannot be read (${problem}); they can send it again`,
  "person/unknown": ({ person }) =>
    `nobody called "${person}" is in the roster; import it with xuefen import roster <file>`,
  "pictures/no-font": ({ file }) =>
    `the font ${file} for pictures cannot be read; install the program's packages anew (npm ci)`,
  "roster/loop": ({ unit }) => `the unit ${unit} would stand above itself; give it another parent`,
  "roster/no-such-unit": ({ unit, namedBy }) =>
    `there is no unit ${unit}, which ${namedBy} names; add the unit first`,
  "settings/invalid": ({ problems }) => `these settings are wrong: ${problems}`,
  "import/busy": ({ seconds }) =>
    `another import has been running for ${seconds} s and has not finished; import again when it has, nothing was imported`,
  "import/overtaken": ({ file, rows }) =>
    `${file}: ${rows === 1 ? "1 row was" : `${rows} rows were`} refused, because somebody recorded something else while the import ran; the other rows are in; fix what is listed and import the sheet again`,
  "import/stopped": ({ file, written, rows, problem }) =>
    `${file}: the import stopped after ${written} of ${rows} rows to write (${problem}); these are in: import the same sheet again to add the rest, nothing is taken in twice`,
  "import/turn-lost": ({ seconds }) =>
    `this import stood still for more than ${seconds} s, so another one may have begun; import the sheet again`,
  "sheet/rejected": ({ file, rows }) =>
    `${file}: ${rows === 1 ? "1 row was" : `${rows} rows were`} refused, so nothing was imported; fix what is listed, or add --partial to take in the others`,
  "sheet/unreadable": ({ file, problem }) =>
    `${file} cannot be read as a sheet: ${problem}; save it as .xlsx or .csv and try again`,
  "sheet/no-column": ({ file, column, found }) =>
    `${file} has no column ${column}; its headings read: ${found}`,
  "sheet/column-twice": ({ file, title, found }) =>
    `${file} has more than one column for ${title}: ${found}; keep one of them`,
  "database/failed": ({ url, problem, remedy }) =>
    `the database ${url} failed (${problem}); ${remedy}, then try again, nothing is recorded twice`,
  "database/in-doubt": ({ url, problem, remedy }) =>
    `the database ${url} failed while it was saving (${problem}), so the change may be there or not; ${remedy}, then do it again, nothing is recorded twice`,
  "database/no-key": ({ keyFile, problem }) =>
    `the key file ${keyFile} cannot be made (${problem}); see that its folder may be written and has room`,
  "database/unreachable": ({ url, problem, remedy }) =>
    `the database ${url} cannot be opened: ${problem}; ${remedy ? `${remedy}, or ` : ""}check DATABASE_URL or --db`,
  "database/newer": ({ url, migration }) =>
    `the database ${url} was written by a newer xuefen (it holds ${migration}); update this program`,
  "database/wrong-key": ({ keyFile, problem }) =>
    `the key file ${keyFile} does not open this database: ${problem}; restore the file it was made with`,
  "ledger/broken": ({ entry, problem }) =>
    `the ledger's chain breaks at entry ${entry}: ${problem}; restore a backup from before it`,
  "ledger/no-head": ({ file }) =>
    `there is no ${file}, in which this machine notes how far the ledger went, so an older copy in its place would go unnoticed; find out who removed it, or, on a new machine, run xuefen ledger accept --reason "…"`,
  "ledger/rolled-back": ({ file, problem }) =>
    `the database is older than what this machine noted in ${file}: ${problem}; restore the newest copy, or, where this one is meant to be used, run xuefen ledger accept --reason "…"`,
  "ledger/unreadable": ({ entry, kind, problem }) =>
    `${entry === undefined ? "a new entry" : `entry ${entry}`} of the ledger does not fit its kind ${kind} (${problem}); if a newer xuefen wrote it, update this program, else report it as a defect`,
  "wording/missing": ({ language, key, what }) =>
    `prompts/replies/${language} lacks ${what} at ${key}; write it as the other language has it`,
  "usage/unknown-command": ({ given, nearest }) =>
    `there is no command "${given}"${nearly(nearest)}; xuefen help lists them`,
  "usage/option": ({ problem }) => problem,
  "web/cannot-listen": ({ host, port, problem }) =>
    `cannot listen on ${host}, port ${port} (${problem}); set HOST and PORT to an address that is free`,
  "web/port-taken": ({ host, port }) =>
    `port ${port} on ${host} is already taken; stop what listens there, or set PORT to another`,
  "worker/no-channel": ({ setting }) =>
    `a worker sends in Feishu, and ${setting} is not set; give it the settings of the serve whose work it shares`,
  "worker/no-redis": ({ folder }) =>
    `a worker shares its work through Redis, and none can be started in ${folder}; set REDIS_URL to the server that serve uses, or install redis-server`,
};

/**
 * The only error this program throws on purpose.
 *
 * The message is one sentence for the person who runs the system: what was wrong,
 * where, and what to do next. What a teacher reads is chosen by `code` in the
 * asker's language, so this text can change freely.
 */
export class Failure<C extends FailureCode = FailureCode> extends Error {
  override readonly name = "Failure";
  readonly code: C;
  readonly details: Failures[C];

  constructor(code: C, details: Failures[C], options?: ErrorOptions) {
    super(WORDING[code](details), options);
    this.code = code;
    this.details = details;
  }
}

/** Narrows a caught value to a {@link Failure}, optionally to one `code`. */
export function isFailure<C extends FailureCode>(error: unknown, code?: C): error is Failure<C> {
  return error instanceof Failure && (code === undefined || error.code === code);
}

/** Every code of the catalogue, for the operator's page and its test. */
export const FAILURE_CODES = Object.keys(WORDING) as FailureCode[];
