import type { PagePerson } from "../../page-person";
import { Icon } from "../icons";
import { useVoice } from "../texts";
import { Switch } from "./switch";

/** Shows the group through a colleague's eyes, to convince whoever doubts that figures stay private. */
export function SeeAs({
  colleagues,
  seeingAs,
  seeAs,
}: {
  colleagues: readonly PagePerson[];
  seeingAs: string | undefined;
  seeAs: (id: string | undefined) => void;
}) {
  const { say } = useVoice();
  const [first] = colleagues;
  return (
    <>
      <Switch
        label={say("see-as")}
        hint={say("see-as.hint")}
        on={seeingAs !== undefined}
        set={(on) => seeAs(on ? first?.id : undefined)}
        disabled={!first}
      />
      {seeingAs !== undefined && (
        <div class="whom">
          <select
            aria-label={say("see-as.whom")}
            value={seeingAs}
            onChange={(event) => seeAs(event.currentTarget.value)}
          >
            {colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </div>
      )}
    </>
  );
}
