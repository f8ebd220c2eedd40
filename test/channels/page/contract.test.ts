import { describe } from "vitest";
import { channelContract } from "../../contracts/channel-contract.ts";
import { PAGE } from "../../support/channels/page-channel.ts";

describe("the page", () => {
  channelContract(PAGE);
});
