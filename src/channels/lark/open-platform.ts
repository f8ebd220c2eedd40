import * as lark from "@larksuiteoapi/node-sdk";
import axios, { isAxiosError } from "axios";
import { classify, PlatformError, type Trouble } from "./platform-error.ts";
import type { LarkSettings } from "./settings.ts";

/** A call may take no longer; the SDK's own client waits for ever. */
const CALL_TIMEOUT_MS = 15_000;
const DOWNLOAD_TIMEOUT_MS = 60_000;

interface Uploaded {
  readonly data: { readonly file_key?: string; readonly image_key?: string };
}

type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

interface Request {
  readonly params?: Readonly<Record<string, string>>;
  readonly data?: unknown;
}

/** The calls to the open platform that the channel makes. Each throws {@link PlatformError}. */
export interface OpenPlatform {
  /** One call; the token that it needs is fetched, and fetched anew where the platform refuses it. */
  call<T>(method: Method, path: string, request?: Request): Promise<T>;
  /** Uploads a file; gives its key. */
  upload(name: string, bytes: Buffer): Promise<string>;
  /** Uploads a picture; gives its key. */
  uploadImage(name: string, bytes: Buffer): Promise<string>;
  /** Fetches a file of at most so many bytes. */
  download(path: string, params: Request["params"], mostBytes: number): Promise<Buffer>;
}

/** Says nothing: what fails is thrown, and the SDK would write it on the console as well. */
export const SILENT: lark.Logger = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

/** The open platform as an app of it sees it, by the SDK. */
export function createOpenPlatform({ appId, appSecret, domain }: LarkSettings): OpenPlatform {
  const cache = new lark.DefaultCache();
  // Without redirects, which there are none of, a failure says whether its connection was new.
  const http = axios.create({ timeout: CALL_TIMEOUT_MS, maxRedirects: 0 });
  // As the SDK's own client does, which is the form that its generated calls expect.
  http.interceptors.response.use((response) =>
    "$return_headers" in response.config
      ? { data: response.data, headers: response.headers }
      : response.data,
  );
  const client = new lark.Client({
    ...{ appId, appSecret, domain, cache },
    httpInstance: http as unknown as lark.HttpInstance,
    logger: SILENT,
  });
  const withToken = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await attempt(work);
    } catch (error) {
      if (!(error instanceof PlatformError) || error.trouble.kind !== "token") throw error;
      await cache.set(lark.CTenantAccessToken, "", 1, { namespace: appId });
      return attempt(work);
    }
  };
  const authorization = async () => {
    const token: string = await client.tokenManager.getTenantAccessToken();
    return { Authorization: `Bearer ${token}` };
  };
  const upload = async (
    where: "files" | "images",
    fields: Readonly<Record<string, string>>,
    { part, name, bytes }: { readonly part: string; readonly name: string; readonly bytes: Buffer },
  ) => {
    const { data } = await withToken(async () => {
      // The SDK sends bytes as a part without a name, which the platform refuses.
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.set(field, value);
      form.set(part, new Blob([new Uint8Array(bytes)]), name);
      const headers = await authorization();
      return http.post<unknown, Uploaded>(`${domain}/open-apis/im/v1/${where}`, form, { headers });
    });
    return data;
  };
  return {
    call: (method, path, { params, data } = {}) =>
      withToken(() =>
        client.request({ method, url: `/open-apis/${path}`, ...(params && { params }), data }),
      ),
    upload: async (name, bytes) => {
      const fields = { file_type: "stream", file_name: name };
      const { file_key = "" } = await upload("files", fields, { part: "file", name, bytes });
      return file_key;
    },
    uploadImage: async (name, bytes) => {
      const fields = { image_type: "message" };
      const { image_key = "" } = await upload("images", fields, { part: "image", name, bytes });
      return image_key;
    },
    // The SDK's own call gives a stream without an end that could be set.
    download: (path, params, mostBytes) =>
      withToken(async () =>
        http.get<unknown, Buffer>(`${domain}/open-apis/${path}`, {
          params,
          headers: await authorization(),
          responseType: "arraybuffer",
          maxContentLength: mostBytes,
          timeout: DOWNLOAD_TIMEOUT_MS,
        }),
      ),
  };
}

/**
 * Makes a failure of either form into one: the platform answers some with an HTTP status and others
 * with 200 and a code.
 */
async function attempt<T>(work: () => Promise<T>): Promise<T> {
  let answer: T;
  try {
    answer = await work().catch((error: unknown) => {
      if (!wasClosedMeanwhile(error)) throw error;
      return work();
    });
  } catch (error) {
    throw errorOf(error);
  }
  const { code, msg } = (answer ?? {}) as { code?: number; msg?: string };
  if (code) throw new PlatformError(classify({ code }), `${code} ${msg ?? ""}`.trim());
  return answer;
}

/** The platform closes a connection that nobody used for a while; here, just as it was used again. */
function wasClosedMeanwhile(error: unknown): boolean {
  return isAxiosError(error) && error.code === "ECONNRESET" && error.request?.reusedSocket === true;
}

function errorOf(error: unknown): unknown {
  if (!isAxiosError(error)) return error;
  const { response } = error;
  if (!response) {
    const isTooLarge = error.message.startsWith("maxContentLength");
    if (isTooLarge) return new PlatformError({ kind: "too-large" }, error.message);
    const trouble: Trouble = { kind: "later", isInDoubt: error.code !== "ECONNREFUSED" };
    return new PlatformError(trouble, `no answer (${error.code ?? error.message})`);
  }
  const { code, msg } = refusalIn(response.data);
  const reset = Number(response.headers["x-ogw-ratelimit-reset"]);
  const trouble = classify({
    code: code ?? 0,
    status: response.status,
    ...(reset > 0 && { waitSeconds: reset }),
  });
  return new PlatformError(trouble, `${response.status} ${code ?? ""} ${msg ?? ""}`.trim());
}

/** What the platform says of a refusal; where a file was asked for, it comes as bytes. */
function refusalIn(data: unknown): { readonly code?: number; readonly msg?: string } {
  if (!Buffer.isBuffer(data)) return data ?? {};
  try {
    return JSON.parse(data.toString("utf8")) ?? {};
  } catch {
    return {};
  }
}
