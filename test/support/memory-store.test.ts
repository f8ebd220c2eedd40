import { beforeEach, describe } from "vitest";
import type { Store } from "../../src/app/store.ts";
import { everyStoreContract } from "../contracts/every-store-contract.ts";
import { createMemoryStore } from "./memory-store.ts";

describe("in memory", () => {
  let store: Store;
  beforeEach(() => {
    store = createMemoryStore();
  });
  everyStoreContract(() => store);
});
