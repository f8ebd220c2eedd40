/** The clocks that a process can look at, in milliseconds. */
export interface Clocks {
  /** What the machine takes for the time; somebody may set it. */
  readonly wall: () => number;
  /** Goes on at the same pace whatever the wall clock is set to. */
  readonly steady: () => number;
  /** The clock of another machine, where there is one. */
  readonly witness?: () => Promise<number>;
}

/** How the clock stands. */
export type ClockHealth =
  | { readonly state: "trusted" }
  /** It jumped: so far it is ahead of the time that is kept to, behind where negative. */
  | { readonly state: "doubted"; readonly aheadSeconds: number; readonly forSeconds: number };

/** The time that is kept to, which does not follow a jump of the wall clock before that is confirmed. */
export interface TrustedClock {
  now(): Date;
  health(): ClockHealth;
  /** Looks at the clocks, and asks the witness where the wall clock is in doubt. */
  look(): Promise<void>;
}

/** Clocks that are corrected a little, or drift apart, differ by less from one look to the next. */
const NEAR_MS = 120_000;
/** Without a witness a jump is believed once the clock has gone on from there for so long. */
const BELIEVED_AFTER_MS = 10 * 60_000;

const areNear = (one: number, other: number) => Math.abs(one - other) <= NEAR_MS;

/**
 * Keeps to a time in which nothing falls due by a jump. When the wall clock is suddenly elsewhere,
 * time goes on as before until the witness shows the same as the wall clock, or, without a witness,
 * until the wall clock has gone on from there for ten minutes. A witness that shows another time
 * outweighs it, also at the start.
 *
 * @param onDoubt is told once of each jump
 */
export async function trustClock(
  { wall, steady, witness }: Clocks,
  onDoubt: (health: ClockHealth) => void,
): Promise<TrustedClock> {
  /** What the wall clock is ahead of the steady one. */
  const ahead = () => wall() - steady();
  const atStart = (await witness?.().catch(() => undefined)) ?? wall();
  let trusted = areNear(atStart, wall()) ? ahead() : atStart - steady();
  let doubt: { readonly ahead: number; readonly since: number } | undefined;

  const compare = () => {
    const seen = ahead();
    if (areNear(seen, trusted)) {
      [trusted, doubt] = [seen, undefined];
      return;
    }
    const isNew = !doubt || !areNear(seen, doubt.ahead);
    doubt = { ahead: seen, since: isNew ? steady() : (doubt?.since ?? steady()) };
    if (isNew) onDoubt(health());
    else if (steady() - doubt.since >= BELIEVED_AFTER_MS) believe();
  };
  const believe = () => {
    [trusted, doubt] = [ahead(), undefined];
  };
  const health = (): ClockHealth => {
    if (!doubt) return { state: "trusted" };
    const seconds = (ms: number) => Math.round(ms / 1000);
    return {
      ...{ state: "doubted", aheadSeconds: seconds(doubt.ahead - trusted) },
      forSeconds: seconds(steady() - doubt.since),
    };
  };
  const ask = async () => {
    const shown = await witness?.().catch(() => undefined);
    if (shown === undefined || !doubt) return;
    if (areNear(shown, wall())) believe();
    // As long as it shows the time that is kept to, the jump is not believed.
    else if (areNear(shown, steady() + trusted)) doubt = { ...doubt, since: steady() };
  };
  return {
    now: () => {
      compare();
      return new Date(steady() + trusted);
    },
    health: () => {
      compare();
      return health();
    },
    look: async () => {
      compare();
      if (doubt) await ask();
    },
  };
}
