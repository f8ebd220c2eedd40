import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/settings.css";
import "./styles/chat.css";
import "./styles/blocks.css";
import { render } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { Desk } from "./desk";
import { Closed, EmptyRoster, Loading, Unreachable } from "./notices";
import { getPeople } from "./server";
import { type Language, VoiceContext, wordsOf } from "./texts";
import { useRemembered } from "./use-remembered";

type People = Awaited<ReturnType<typeof getPeople>>;

/** What there is to show, by what the server said about people. */
function Content({ people, retry }: { people: People | undefined; retry: () => void }) {
  if (!people) return <Loading />;
  if (!people.ok) {
    return people.problem === "not-demo" ? (
      <Closed />
    ) : (
      <Unreachable problem={people.problem} retry={retry} />
    );
  }
  const [first] = people.value.people;
  if (!first) return <EmptyRoster />;
  return <Desk people={people.value.people} first={first} timeZone={people.value.timeZone} />;
}

function Page() {
  const [language, setLanguage] = useRemembered<Language>("language", ["zh-CN", "en"]);
  const [people, setPeople] = useState<People>();
  const voice = { language, say: wordsOf(language), setLanguage };
  const load = useCallback(async () => {
    setPeople(undefined);
    setPeople(await getPeople());
  }, []);

  useEffect(() => void load(), [load]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = wordsOf(language)("title");
  }, [language]);

  return (
    <VoiceContext.Provider value={voice}>
      <Content people={people} retry={() => void load()} />
    </VoiceContext.Provider>
  );
}

const place = document.getElementById("page");
if (place) render(<Page />, place);
