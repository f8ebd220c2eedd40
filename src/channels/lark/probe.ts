import type { LarkSettings } from "./settings.ts";

/** What became of one question to the platform. */
export type Probed<T> = { readonly given: T } | { readonly problem: string };

/** What the platform says about the app, without connecting and without sending anything. */
export interface LarkProbe {
  /** Gives when the platform answered, by its own clock. */
  readonly credentials: Probed<Date | undefined>;
  /** The names of the permissions that are granted. */
  readonly scopes: Probed<ReadonlySet<string>>;
  /** Whether a long connection could be opened. */
  readonly endpoint: Probed<true>;
}

const PATIENCE_MS = 5_000;
const GRANTED = 1;

interface Answer {
  readonly code?: number;
  readonly msg?: string;
  readonly tenant_access_token?: string;
  readonly data?: {
    readonly scopes?: readonly { readonly scope_name: string; readonly grant_status: number }[];
  };
}

/** Asks the platform what it says about the app. */
export async function probeLark({ appId, appSecret, domain }: LarkSettings): Promise<LarkProbe> {
  const body = { app_id: appId, app_secret: appSecret };
  const path = "/open-apis/auth/v3/tenant_access_token/internal";
  const [token, endpoint] = await Promise.all([
    ask(`${domain}${path}`, { body }),
    ask(`${domain}/callback/ws/endpoint`, { body: { AppID: appId, AppSecret: appSecret } }),
  ]);
  const scopes =
    "problem" in token
      ? token
      : await ask(`${domain}/open-apis/application/v6/scopes`, {
          token: token.given.answer.tenant_access_token ?? "",
        });
  return {
    credentials: mapped(token, ({ date }) => date),
    scopes: mapped(scopes, ({ answer }) => grantedIn(answer)),
    endpoint: mapped(endpoint, () => true),
  };
}

function mapped<A, B>(probed: Probed<A>, to: (given: A) => B): Probed<B> {
  return "problem" in probed ? probed : { given: to(probed.given) };
}

function grantedIn({ data }: Answer): ReadonlySet<string> {
  const granted = (data?.scopes ?? []).filter(({ grant_status }) => grant_status === GRANTED);
  return new Set(granted.map(({ scope_name }) => scope_name));
}

interface Asking {
  readonly body?: object;
  readonly token?: string;
}

async function ask(
  url: string,
  { body, token }: Asking,
): Promise<Probed<{ readonly answer: Answer; readonly date: Date | undefined }>> {
  try {
    const response = await fetch(url, {
      method: body ? "POST" : "GET",
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    const answer = answerIn(text);
    if (!answer) return { problem: `${response.status} ${text.slice(0, 80)}`.trim() };
    if (answer.code !== 0) return { problem: `${answer.code} ${answer.msg ?? ""}`.trim() };
    const date = response.headers.get("Date");
    return { given: { answer, date: date === null ? undefined : new Date(date) } };
  } catch (error) {
    const { cause } = error as { cause?: NodeJS.ErrnoException };
    return { problem: cause?.code ?? (error as Error).message };
  }
}

function answerIn(text: string): Answer | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === "object" && answer !== null ? answer : undefined;
  } catch {
    return undefined;
  }
}
