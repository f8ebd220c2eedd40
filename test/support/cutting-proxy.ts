import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Where the connection breaks at a commit: before the server hears of it, or before its answer. */
export type Cut = "before-commit" | "after-commit";

/** A way to a PostgreSQL server that breaks when it is told to. */
export interface CuttingProxy {
  readonly url: string;
  /** Breaks the connection at the next commits, one for each cut. */
  cutNext(...cuts: readonly Cut[]): void;
  /** Lets nobody through once it has cut a connection. */
  closeAfterCut(): void;
  open(): void;
  /** Lets whatever is connected now hear and say nothing any more, as a cut cable does. */
  swallow(): void;
  stop(): Promise<void>;
}

/** The message that asks for a commit, in the protocol of PostgreSQL. */
const COMMIT = Buffer.from("commit\0");

/** Starts a proxy before the server of an address. */
export async function startCuttingProxy(server: string): Promise<CuttingProxy> {
  const target = new URL(server);
  const cuts: Cut[] = [];
  const open = new Set<Socket>();
  const swallowed = new WeakSet<Socket>();
  let isClosed = false;
  let closesAfterCut = false;
  const proxy = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    const both = [client, upstream];
    const cutOff = () => {
      isClosed = closesAfterCut;
      if (isClosed) for (const socket of open) socket.destroy();
      end();
    };
    const end = () => {
      for (const socket of both) {
        socket.destroy();
        open.delete(socket);
      }
    };
    if (isClosed) return end();
    for (const socket of both) {
      open.add(socket);
      socket.on("error", end).on("close", end);
    }
    let isCutting = false;
    client.on("data", (data) => {
      if (swallowed.has(client)) return;
      const cut = data.includes(COMMIT) ? cuts.shift() : undefined;
      if (cut === "before-commit") return cutOff();
      isCutting ||= cut === "after-commit";
      upstream.write(data);
    });
    upstream.on("data", (data) => {
      if (swallowed.has(client)) return;
      if (isCutting) return cutOff();
      client.write(data);
    });
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const url = new URL(server);
  url.hostname = "127.0.0.1";
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.href,
    cutNext: (...more) => cuts.push(...more),
    closeAfterCut: () => {
      closesAfterCut = true;
    },
    open: () => {
      [isClosed, closesAfterCut] = [false, false];
    },
    swallow: () => {
      for (const socket of open) swallowed.add(socket);
    },
    async stop() {
      for (const socket of open) socket.destroy();
      proxy.close();
      await once(proxy, "close");
    },
  };
}
