import type { PagePerson } from "../../page-person";
import { getPeople } from "../server";
import { useLocalizer } from "../texts";
import { PersonPicker } from "./person-picker";
import { Switch } from "./switch";

/** Shows the group through a colleague's eyes, to convince whoever doubts that figures stay private. */
export function SeeAs({
  me,
  alone,
  seeingAs,
  seeAs,
}: {
  me: PagePerson;
  alone: boolean;
  seeingAs: PagePerson | undefined;
  seeAs: (person: PagePerson | undefined) => void;
}) {
  const { say } = useLocalizer();
  const school = me.school.id;
  const seeAsFirst = async () => {
    const answer = await getPeople({ school, limit: "2" });
    if (answer.ok) seeAs(answer.value.people.find(({ id }) => id !== me.id));
  };
  return (
    <>
      <Switch
        label={say("see-as")}
        hint={say("see-as.hint")}
        on={seeingAs !== undefined}
        set={(on) => (on ? void seeAsFirst() : seeAs(undefined))}
        disabled={alone}
      />
      {seeingAs && (
        <PersonPicker
          id="whom"
          label={say("see-as.whom")}
          chosen={seeingAs}
          choose={seeAs}
          school={school}
        />
      )}
    </>
  );
}
