import { useEffect, useRef, useState } from "preact/hooks";
import type { PagePerson } from "../page-person";
import type { Place } from "../transcript";
import { Chat } from "./chat/chat";
import { ChatHeading } from "./chat/chat-heading";
import { Icon } from "./icons";
import { Logo } from "./logo";
import { getPerson } from "./server";
import { Settings } from "./settings/settings";
import { useLocalizer } from "./texts";
import { useAddress } from "./use-address";
import { useRemembered } from "./use-remembered";

/** How many are in somebody's group chat, once the server has said. */
function useMembers({ id, school }: PagePerson): number | undefined {
  const [counted, setCounted] = useState<{ school: string; members: number }>();
  useEffect(() => {
    let left = false;
    void getPerson(id).then((answer) => {
      if (answer.ok && !left) setCounted({ school: school.id, members: answer.value.members });
    });
    return () => {
      left = true;
    };
  }, [id, school.id]);
  return counted?.school === school.id ? counted.members : undefined;
}

/** The whole page once it is known who there is: who I am on one side, the chat on the other. */
export function Workspace({
  first,
  timeZone,
}: {
  /** Whom I am to begin with. */
  first: PagePerson;
  timeZone: string;
}) {
  const { say } = useLocalizer();
  const [me, setMe] = useState(first);
  const [, setAs] = useAddress("as");
  const [placeAsked, setPlace] = useAddress("place");
  const [plain, setPlain] = useRemembered("plain", ["off", "on"]);
  const [seeingAs, setSeeingAs] = useState<PagePerson>();
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);

  const members = useMembers(me);
  const place: Place = placeAsked === "private" ? "private" : "group";
  const chat = `${me.id} ${place}`;
  const seen = place === "group" ? seeingAs : undefined;

  const close = () => {
    if (!open) return;
    setOpen(false);
    opener.current?.focus();
  };
  const become = (person: PagePerson) => {
    setMe(person);
    setAs(person.id);
    setSeeingAs(undefined);
    close();
  };
  const visit = (person: PagePerson) => {
    become(person);
    setPlace("private");
  };
  const seeAs = (person: PagePerson | undefined) => {
    const another = person?.id === me.id ? undefined : person;
    setSeeingAs(another);
    if (another) setPlace("group");
  };

  return (
    <div class="frame">
      <a class="skip" href="#say">
        {say("skip")}
      </a>
      <header class="brand">
        <Logo />
        <div>
          <h1>{say("brand")}</h1>
          <p>{say("tagline")}</p>
        </div>
        <button
          ref={opener}
          type="button"
          class="who-button"
          aria-expanded={open}
          aria-controls="settings"
          onClick={() => setOpen(!open)}
        >
          <span class="quiet">{say(open ? "settings.close" : "who")}</span>
          <span>{me.name}</span>
          <Icon name="down" />
        </button>
      </header>
      <Settings
        {...{ me, become, visit, seeAs, open, close }}
        seeingAs={seen}
        alone={members === 1}
        plain={plain === "on"}
        setPlain={(on) => setPlain(on ? "on" : "off")}
      />
      <main>
        <ChatHeading {...{ me, place, setPlace }} members={members} />
        <Chat
          key={`${chat} ${seen?.id}`}
          {...{ me, place, timeZone }}
          seenBy={seen}
          backToMe={() => setSeeingAs(undefined)}
          draft={drafts[chat] ?? ""}
          editDraft={(edit) => setDrafts((all) => ({ ...all, [chat]: edit(all[chat] ?? "") }))}
          plain={plain === "on"}
        />
      </main>
    </div>
  );
}
