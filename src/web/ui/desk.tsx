import { useRef, useState } from "preact/hooks";
import type { PagePerson } from "../page-person";
import type { Place } from "../transcript";
import { Chat } from "./chat/chat";
import { ChatHeading } from "./chat/chat-heading";
import { Icon } from "./icons";
import { Mark } from "./mark";
import { Settings } from "./settings/settings";
import { useVoice } from "./texts";
import { useAddress } from "./use-address";
import { useRemembered } from "./use-remembered";

/** The whole page once it is known who there is: who I am on one side, the chat on the other. */
export function Desk({
  people,
  first,
  timeZone,
}: {
  people: readonly PagePerson[];
  first: PagePerson;
  timeZone: string;
}) {
  const { say } = useVoice();
  const [as, setAs] = useAddress("as");
  const [placeAsked, setPlace] = useAddress("place");
  const [plain, setPlain] = useRemembered("plain", ["off", "on"]);
  const [seeingAs, setSeeingAs] = useState<string>();
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);

  const me = people.find(({ id }) => id === as) ?? first;
  const place: Place = placeAsked === "private" ? "private" : "group";
  const colleagues = people.filter(({ id, school }) => school.id === me.school.id && id !== me.id);
  const chat = `${me.id} ${place}`;
  const seen = place === "group" ? colleagues.find(({ id }) => id === seeingAs) : undefined;

  const close = () => {
    if (!open) return;
    setOpen(false);
    opener.current?.focus();
  };
  const become = (id: string) => {
    setAs(id);
    setSeeingAs(undefined);
    close();
  };
  const seeAs = (id: string | undefined) => {
    setSeeingAs(id);
    if (id) setPlace("group");
  };

  return (
    <div class="frame">
      <a class="skip" href="#say">
        {say("skip")}
      </a>
      <header class="brand">
        <Mark />
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
        {...{ people, me, become, colleagues, seeAs, open, close }}
        seeingAs={seen?.id}
        plain={plain === "on"}
        setPlain={(on) => setPlain(on ? "on" : "off")}
      />
      <main>
        <ChatHeading {...{ me, place, setPlace }} members={colleagues.length + 1} />
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
