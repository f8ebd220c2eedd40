import { composeReply } from "../../../wording/compose-reply.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";

const said = (localizer: Localizer, lead: string, ...lines: string[]): Reply =>
  composeReply(localizer, { lead, lines });

/** Whose account it is. */
export function whoAmIReply(localizer: Localizer, name: string): Reply {
  return said(localizer, localizer.t("account.yours", { name }), localizer.t("account.not-you"));
}

export function boundReply(localizer: Localizer, name: string): Reply {
  return composeReply(localizer, {
    lead: localizer.t("account.bound", { name }),
    tone: "good",
    lines: [localizer.t("account.not-you")],
    actions: nextQuestions(localizer, ["standing", "plan", "records"]),
    personal: true,
  });
}

export function wrongCodeReply(localizer: Localizer): Reply {
  const contact = localizer.t("common.contact");
  return said(localizer, localizer.t("account.wrong-code", { contact }));
}

export function tooManyTriesReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("account.too-many-tries"));
}

/** A code that others could read is used up, whoever it was for. */
export function codeInGroupReply(localizer: Localizer): Reply {
  const contact = localizer.t("common.contact");
  return said(localizer, localizer.t("account.code-in-group", { contact }));
}

/** Asks before an account is taken from its person. */
export function unbindReply(localizer: Localizer, name: string): Reply {
  const args = localizer.t("account.confirm");
  return composeReply(localizer, {
    lead: localizer.t("account.unbind-ask", { name }),
    actions: [
      {
        label: localizer.t("account.unbind-button"),
        run: { command: "unbind", args },
        style: "danger",
      },
    ],
  });
}

export function notBoundReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("account.unbound"), localizer.t("account.how-command"));
}

/** Which unit a group chat belongs to, and how to say it. */
export function roomReply(
  localizer: Localizer,
  { isGroup, unit }: { readonly isGroup: boolean; readonly unit?: string | undefined },
): Reply {
  if (!isGroup) return said(localizer, localizer.t("account.room-only-in-group"));
  const lead = unit
    ? localizer.t("account.room-unit", { unit })
    : localizer.t("account.room-no-unit");
  return said(localizer, lead, localizer.t("account.room-how"));
}

export function roomSetReply(localizer: Localizer, unit: string | undefined): Reply {
  return said(
    localizer,
    unit ? localizer.t("account.room-set", { unit }) : localizer.t("account.room-cleared"),
  );
}

/** Who sees somebody's figures besides themselves. */
export function whoSeesReply(localizer: Localizer): Reply {
  return said(localizer, localizer.t("account.who-sees"), localizer.t("account.who-sees-not"));
}
