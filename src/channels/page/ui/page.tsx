import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/settings.css";
import "./styles/chat.css";
import "./styles/blocks.css";
import { render } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { PagePerson } from "../page-person";
import { Closed, EmptyRoster, Loading, Unreachable } from "./notices";
import { type Answer, getPeople, getPerson } from "./server";
import { type Language, LocalizerContext, wordsOf } from "./texts";
import { addressed } from "./use-address";
import { useRemembered } from "./use-remembered";
import { Workspace } from "./workspace";

/** Whom the page begins with: who the address names, else the first in the roster. */
interface Beginning {
  readonly me: PagePerson | undefined;
  readonly timeZone: string;
}

async function begin(): Promise<Answer<Beginning>> {
  const as = addressed("as");
  const [page, named] = await Promise.all([getPeople(), as ? getPerson(as) : undefined]);
  if (!page.ok) return page;
  const { people, timeZone } = page.value;
  return { ok: true, value: { me: named?.ok ? named.value.person : people[0], timeZone } };
}

/** What there is to show, by what the server said about people. */
function Content({ begun, retry }: { begun: Answer<Beginning> | undefined; retry: () => void }) {
  if (!begun) return <Loading />;
  if (!begun.ok) {
    return begun.problem === "not-demo" ? (
      <Closed />
    ) : (
      <Unreachable problem={begun.problem} retry={retry} />
    );
  }
  const { me, timeZone } = begun.value;
  return me ? <Workspace first={me} timeZone={timeZone} /> : <EmptyRoster />;
}

function Page() {
  const [chosen, setLanguage] = useRemembered<Language | "">("language", ["", "zh-CN", "en"]);
  const language = chosen || "zh-CN";
  const [begun, setBegun] = useState<Answer<Beginning>>();
  const localizer = { language, chosen: chosen || undefined, say: wordsOf(language), setLanguage };
  const load = useCallback(async () => {
    setBegun(undefined);
    setBegun(await begin());
  }, []);

  useEffect(() => void load(), [load]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = wordsOf(language)("title");
  }, [language]);

  return (
    <LocalizerContext.Provider value={localizer}>
      <Content begun={begun} retry={() => void load()} />
    </LocalizerContext.Provider>
  );
}

const place = document.getElementById("page");
if (place) render(<Page />, place);
