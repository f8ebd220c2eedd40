import { createWebApp } from "../../src/channels/page/app.ts";
import type { PagePerson } from "../../src/channels/page/page-person.ts";
import type { Refusal } from "../../src/channels/page/refuse.ts";
import type { Exchange } from "../../src/channels/page/transcript.ts";
import type { WebDeps } from "../../src/channels/page/web-deps.ts";
import type { TurnResult } from "../../src/conversation/turn.ts";
import { webDeps } from "./web-deps.ts";

/** Every key that some answer of the interface has; which of them is what a test asks. */
type Body = Refusal &
  TurnResult & {
    readonly exchanges: readonly Exchange[];
    readonly people: readonly PagePerson[];
    readonly person: PagePerson;
    readonly next?: string;
  };

const bodyOf = async (response: Response) => ({
  status: response.status,
  body: (await response.json()) as Body,
});

/** A program that talks to a web app of its own, without a port. */
export function webClient(changed: Partial<WebDeps> = {}) {
  const { deps, logged, turns } = webDeps(changed);
  const app = createWebApp(deps);
  const read = async (path: string) => bodyOf(await app.request(path));
  return {
    app,
    logged,
    turns,
    read,
    /** Posts any body to `/api/say`. */
    async post(body: unknown) {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const headers = { "Content-Type": "application/json" };
      return bodyOf(await app.request("/api/say", { method: "POST", headers, body: text }));
    },
    /** What somebody may see of their group or private chat. */
    async seenBy(person: string, place: "group" | "private"): Promise<readonly Exchange[]> {
      return (await read(`/api/transcript?person=${person}&place=${place}`)).body.exchanges;
    },
  };
}
