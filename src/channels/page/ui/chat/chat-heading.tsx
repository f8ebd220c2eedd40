import type { TargetedKeyboardEvent } from "preact";
import type { PagePerson } from "../../page-person";
import type { Place } from "../../transcript";
import { Icon } from "../icons";
import { useLocalizer } from "../texts";

const PLACES: readonly Place[] = ["group", "private"];

/** Which chat this is, and the tabs to change it. */
export function ChatHeading({
  me,
  place,
  setPlace,
  members,
}: {
  me: PagePerson;
  place: Place;
  setPlace: (place: Place) => void;
  /** Absent until the server has counted them. */
  members: number | undefined;
}) {
  const { say } = useLocalizer();
  const toOther = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = place === "group" ? "private" : "group";
    setPlace(other);
    document.getElementById(`tab-${other}`)?.focus();
  };
  return (
    <header class="chat-heading">
      <div class="title">
        {place === "group" ? (
          <>
            <h2>{say("group.name", { school: me.school.name })}</h2>
            <p class="quiet">
              <Icon name="people" />
              {members !== undefined && ` ${say("group.members", { count: members })}`}
            </p>
          </>
        ) : (
          <h2>{say("private.name")}</h2>
        )}
      </div>
      <div class="tabs" role="tablist" aria-label={say("place.label")} onKeyDown={toOther}>
        {PLACES.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={place === each}
            aria-controls="chat"
            onClick={() => setPlace(each)}
          >
            {say(`place.${each}`)}
          </button>
        ))}
      </div>
    </header>
  );
}
