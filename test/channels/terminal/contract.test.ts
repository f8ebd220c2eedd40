import { describe } from "vitest";
import { channelContract } from "../../contracts/channel-contract.ts";
import { TERMINAL } from "../../support/channels/terminal-channel.ts";

describe("the terminal", () => {
  channelContract(TERMINAL);
});
