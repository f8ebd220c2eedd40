import type { PagePerson } from "../../page-person";
import { useLocalizer } from "../texts";
import { Demonstration } from "./demonstration";
import { LanguageSwitch } from "./language-switch";
import { PersonPicker } from "./person-picker";
import { SeeAs } from "./see-as";
import { Switch } from "./switch";

/** Who I am and how I want to see things; on a phone it opens from the top. */
export function Settings({
  me,
  become,
  visit,
  alone,
  seeingAs,
  seeAs,
  plain,
  setPlain,
  open,
  close,
}: {
  me: PagePerson;
  become: (person: PagePerson) => void;
  /** Becomes somebody, and looks into their private chat. */
  visit: (person: PagePerson) => void;
  /** Whether nobody else is in my group chat. */
  alone: boolean;
  seeingAs: PagePerson | undefined;
  seeAs: (person: PagePerson | undefined) => void;
  plain: boolean;
  setPlain: (on: boolean) => void;
  /** Only a phone opens and closes it. */
  open: boolean;
  close: () => void;
}) {
  const { say } = useLocalizer();
  return (
    <aside
      id="settings"
      class={open ? "settings open" : "settings"}
      aria-label={say("settings")}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <section>
        <PersonPicker id="who" label={say("who")} chosen={me} choose={become} />
        <p class="me" aria-live="polite">
          <span class="hidden">
            {say("who.now")} {me.name}
          </span>
          <span>{me.school.name}</span>
          <span>
            {me.group && `${me.group} · `}
            {say(`role.${me.role}`)} · {me.id}
          </span>
        </p>
      </section>
      <Demonstration visit={visit} />
      <section>
        <h2>{say("display")}</h2>
        <SeeAs {...{ me, alone, seeingAs, seeAs }} />
        <Switch label={say("plain")} hint={say("plain.hint")} on={plain} set={setPlain} />
        <LanguageSwitch />
      </section>
      <section class="about">
        <h2>{say("about")}</h2>
        <p>{say("about.group")}</p>
        <p>{say("about.private")}</p>
        <p>{say("about.articles")}</p>
      </section>
    </aside>
  );
}
