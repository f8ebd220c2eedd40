import type { Server } from "node:http";
import protobuf from "protobufjs";
import { type WebSocket, WebSocketServer } from "ws";
import type { Attempt, Payload } from "./deliveries.ts";
import { type Call, type Route, success } from "./open-api.ts";

/** A long connection of a bot. */
export interface Connection {
  readonly isOpen: boolean;
  /** How many events it was chosen for. */
  readonly events: number;
  /** Closes it as the platform does when it restarts. */
  close(): void;
  /** Lets it stay open while nothing passes either way any more, as a cut cable does. */
  fallSilent(): void;
}

/** The bot's answer to an event that came by a long connection. */
export interface Ack {
  readonly eventId: string;
  readonly code: number;
  /** What the handler returned, such as a toast. */
  readonly data?: unknown;
}

export interface ConnectionSettings {
  /** In how many pieces an event comes, and whether the last one comes first. */
  readonly fragments?: number;
  readonly isReversed?: boolean;
  /** How often each piece comes. */
  readonly copies?: number;
  readonly pingSeconds?: number;
  readonly reconnectSeconds?: number;
  /** Chooses the connection that gets an event; real chance if it is not given. */
  readonly random?: () => number;
}

export interface LongConnections {
  readonly route: Route;
  readonly acks: readonly Ack[];
  readonly connections: readonly Connection[];
  deliver(payload: Payload, signal: AbortSignal): Promise<Omit<Attempt, "at">>;
  stop(): void;
}

interface OpenConnection extends Connection {
  readonly socket: WebSocket;
  isSilent: boolean;
  events: number;
}

interface Frame {
  readonly SeqID: number;
  readonly LogID: number;
  readonly service: number;
  /** 0 is about the connection itself, 1 carries an event. */
  readonly method: number;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly payload: Uint8Array;
}

/** The platform numbers frames in 64 bits; the zeros here need fewer, and look the same on the wire. */
const FRAME = protobuf
  .parse(`
  syntax = "proto2";
  package pbbp2;
  message Header { required string key = 1; required string value = 2; }
  message Frame {
    required uint32 SeqID = 1;
    required uint32 LogID = 2;
    required int32 service = 3;
    required int32 method = 4;
    repeated Header headers = 5;
    optional string payload_encoding = 6;
    optional string payload_type = 7;
    optional bytes payload = 8;
    optional string LogIDNew = 9;
  }`)
  .root.lookupType("pbbp2.Frame");
const [CONTROL, DATA, SERVICE] = [0, 1, 1];
const MOST_CONNECTIONS = 50;
const [AUTH_FAILED, TOO_MANY_CONNECTIONS] = [514, 1000040350];

/** The side of the platform of all long connections of an app. */
export function startLongConnections(
  server: Server,
  app: { readonly appId: string; readonly appSecret: string },
  {
    fragments = 1,
    isReversed = false,
    copies = 1,
    pingSeconds = 120,
    reconnectSeconds = 0.05,
    random = Math.random,
  }: ConnectionSettings,
  changed: () => void,
): LongConnections {
  const sockets = new WebSocketServer({ server, path: "/ws" });
  const connections: OpenConnection[] = [];
  const acks: Ack[] = [];
  /** By the id of their frames, because an event that is sent again is under way twice. */
  const attempts = new Map<string, { eventId: string; settle(made: Omit<Attempt, "at">): void }>();
  const clientConfig = {
    PingInterval: pingSeconds,
    ReconnectCount: -1,
    ReconnectInterval: reconnectSeconds,
    ReconnectNonce: 0,
  };

  const endpoint = ({ body, headers }: Call) => {
    const { AppID, AppSecret } = body as { AppID?: string; AppSecret?: string };
    const refused = (code: number, msg: string) => ({ code, msg, data: {} });
    if (AppID !== app.appId || AppSecret !== app.appSecret) {
      return refused(AUTH_FAILED, "app id or app secret is wrong");
    }
    if (open().length >= MOST_CONNECTIONS) {
      return refused(TOO_MANY_CONNECTIONS, "the number of connections exceeded the limit");
    }
    const URL = `ws://${headers.host}/ws?device_id=1&access_key=key&service_id=${SERVICE}`;
    return success({ URL, ClientConfig: clientConfig });
  };
  const open = () => connections.filter(({ isOpen }) => isOpen);
  const hear = (connection: OpenConnection, bytes: Uint8Array) => {
    const frame = FRAME.toObject(FRAME.decode(bytes)) as Frame;
    const header = (name: string) => frame.headers.find(({ key }) => key === name)?.value;
    if (frame.method === DATA) {
      const { code, data } = JSON.parse(Buffer.from(frame.payload).toString("utf8")) as {
        code: number;
        data?: string;
      };
      const returned = data !== undefined && {
        data: JSON.parse(Buffer.from(data, "base64").toString("utf8")),
      };
      const attempt = attempts.get(header("message_id") ?? "");
      if (!attempt) return;
      acks.push({ eventId: attempt.eventId, code, ...returned });
      attempt.settle({ by: "socket", status: code, ...(returned && { body: returned.data }) });
      changed();
    } else if (header("type") === "ping") {
      const pong = Buffer.from(JSON.stringify(clientConfig));
      connection.socket.send(encoded(CONTROL, { type: "pong" }, pong));
      // Not before: the SDK pings as soon as it is connected, and listens from then on.
      if (!connections.includes(connection)) connections.push(connection);
      changed();
    }
  };
  sockets.on("connection", (socket) => {
    const connection: OpenConnection = {
      socket,
      isSilent: false,
      events: 0,
      get isOpen() {
        return socket.readyState === socket.OPEN;
      },
      close: () => socket.close(),
      fallSilent() {
        connection.isSilent = true;
      },
    };
    socket.on("message", (bytes: Buffer) => {
      if (!connection.isSilent) hear(connection, bytes);
    });
    socket.on("close", changed);
  });

  return {
    route: { method: "POST", path: "/callback/ws/endpoint", isOpen: true, answer: endpoint },
    acks,
    connections,
    deliver(payload, signal) {
      const candidates = open();
      const chosen = candidates[Math.floor(random() * candidates.length)];
      if (!chosen) return Promise.resolve({ by: "nobody" });
      chosen.events += 1;
      const id = `frame-${attempts.size + 1}`;
      return new Promise((resolve) => {
        attempts.set(id, { eventId: payload.header.event_id, settle: resolve });
        signal.addEventListener("abort", () => resolve({ by: "socket" }));
        if (chosen.isSilent) return;
        const inOrder = pieces(payload, fragments);
        for (const piece of isReversed ? inOrder.reverse() : inOrder) {
          const headers = { type: "event", message_id: id, trace_id: id, ...piece.headers };
          const frame = encoded(DATA, headers, piece.bytes);
          for (let copy = 0; copy < copies; copy += 1) chosen.socket.send(frame);
        }
      });
    },
    stop() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function pieces(payload: Payload, count: number) {
  const bytes = Buffer.from(JSON.stringify(payload));
  const size = Math.ceil(bytes.length / count);
  return Array.from({ length: count }, (_, seq) => ({
    headers: { sum: `${count}`, seq: `${seq}` },
    bytes: bytes.subarray(seq * size, (seq + 1) * size),
  }));
}

function encoded(method: number, headers: Readonly<Record<string, string>>, payload: Uint8Array) {
  const frame = {
    SeqID: 0,
    LogID: 0,
    service: SERVICE,
    method,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    payload,
  };
  return FRAME.encode(FRAME.create(frame)).finish();
}
