const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);

/** Whether a host, as one listens on it or asks for it, is this machine and no other. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}
