import type { ComponentChildren } from "preact";
import type { Answer } from "./server";
import { LanguageSwitch } from "./settings/language-switch";
import { useLocalizer } from "./texts";

function Notice({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <main class="notice">
      <LanguageSwitch />
      <h1>{title}</h1>
      {children}
    </main>
  );
}

/** Nothing is known yet. */
export function Loading() {
  const { say } = useLocalizer();
  return (
    <main class="notice" aria-busy="true">
      <p>{say("loading")}</p>
    </main>
  );
}

/** Outside a demonstration nobody chooses who they are. */
export function Closed() {
  const { say } = useLocalizer();
  return (
    <Notice title={say("closed.title")}>
      <p>{say("closed.text")}</p>
      <p>{say("closed.how")}</p>
    </Notice>
  );
}

/** There is nobody yet whom one could be. */
export function EmptyRoster() {
  const { say } = useLocalizer();
  return (
    <Notice title={say("empty-roster.title")}>
      <p>{say("empty-roster.text")}</p>
      <pre>
        <code>{say("empty-roster.command")}</code>
      </pre>
    </Notice>
  );
}

/** The server did not say whom one could be. */
export function Unreachable({
  problem,
  retry,
}: {
  problem: Extract<Answer<never>, { ok: false }>["problem"];
  retry: () => void;
}) {
  const { say } = useLocalizer();
  return (
    <Notice title={say("offline")}>
      <p>{say(`problem.${problem}`)}</p>
      <button type="button" class="button primary" onClick={retry}>
        {say("retry")}
      </button>
    </Notice>
  );
}
