import { question } from "../../question.ts";
import { askedName, askedNumber } from "./match-check.ts";
import { nameReply, numberReply } from "./reply.ts";

/** Answers whether a project's name is as the policy asks; a whole file is checked by a command. */
export const checkName = question({
  id: "checks.name",
  topic: "article",
  standsAlone: true,
  cues: { all: ["asks-right"] },
  needs: { policy: "any" },
  // A name may hold any words: what it is called is no question of its own.
  over: ["offset.rule", "leave.effect"],
  find({ policy, message }) {
    const { plan } = policy()?.checks ?? {};
    return plan && askedName(plan, message);
  },
  async answer({ localizer, policy }, name) {
    const about = policy();
    return about && { reply: nameReply({ localizer, policy: about }, name) };
  },
});

/** Answers whether a certificate's number is as the policy asks. */
export const checkNumber = question({
  id: "checks.number",
  topic: "article",
  standsAlone: true,
  cues: { all: ["asks-right"] },
  needs: { policy: "any" },
  find({ policy, message }) {
    const { certificate } = policy()?.checks ?? {};
    return certificate && askedNumber(certificate, message);
  },
  async answer({ localizer, policy }, number) {
    const about = policy();
    const { certificate } = about?.checks ?? {};
    return (
      about &&
      certificate && { reply: numberReply({ localizer, policy: about }, certificate, number) }
    );
  },
});
