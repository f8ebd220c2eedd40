import { describe } from "vitest";
import { channelContract } from "../../contracts/channel-contract.ts";
import { larkChannel } from "../../support/channels/lark-channel.ts";
import { MODES } from "../../support/lark-school.ts";

describe.each(MODES)("Feishu by %s", (mode) => {
  channelContract(larkChannel(mode));
});
