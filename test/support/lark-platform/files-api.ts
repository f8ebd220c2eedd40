import { z } from "zod";
import { type Call, type Route, success } from "./open-api.ts";
import { accepted, Refusal } from "./refusals.ts";
import type { Resource, World } from "./world.ts";

const FILE = z.object({
  file_type: z.enum(["opus", "mp4", "pdf", "doc", "xls", "ppt", "stream"]),
  file_name: z.string().min(1),
});
const IMAGE = z.object({ image_type: z.enum(["message", "avatar"]) });
const [IMAGE_BYTES, FILE_BYTES] = [10 * 1024 * 1024, 30 * 1024 * 1024];
const SCOPES = ["im:resource"];

/** The calls by which a bot uploads files and downloads those of people. */
export function fileRoutes(world: World): readonly Route[] {
  const upload = async (call: Call, part: string, most: number) => {
    const { fields, file } = await readForm(call, part);
    if (!file) throw new Refusal("invalidResource", `${part} is no file`);
    if (file.bytes.length === 0) throw new Refusal("emptyFile");
    if (file.bytes.length > most) throw new Refusal("fileTooLarge");
    return { fields, file };
  };
  const uploadFile = async (call: Call) => {
    const { fields, file } = await upload(call, "file", FILE_BYTES);
    const { file_name: name } = accepted(FILE, fields);
    const { key } = world.addResource({ kind: "file", name, bytes: file.bytes, owner: "bot" });
    return success({ file_key: key });
  };
  const uploadImage = async (call: Call) => {
    const { fields, file } = await upload(call, "image", IMAGE_BYTES);
    accepted(IMAGE, fields);
    const { key } = world.addResource({ kind: "image", ...file, owner: "bot" });
    return success({ image_key: key });
  };
  /** Only of the bot's own uploads: for what a person sent there is the resource of a message. */
  const downloadOwn = (key = ""): Resource => {
    const resource = world.resources.get(key);
    if (resource?.owner !== "bot") throw new Refusal("notResourceSender");
    return resource;
  };
  const downloadOfMessage = (
    { query }: Call,
    { id = "", key }: Readonly<Record<string, string>>,
  ) => {
    const message = world.messages.get(id);
    const { type } = accepted(z.object({ type: z.enum(["image", "file"]) }), query);
    if (!message || message.isRecalled) throw new Refusal("invalidResource", "invalid message_id");
    if (!message.chat.hasBot) throw new Refusal("outsideChat");
    if (["interactive", "merge_forward", "sticker"].includes(message.type)) {
      throw new Refusal("unsupportedMessage");
    }
    const resource = message.resources?.find((each) => each.key === key);
    if (!resource) throw new Refusal("notInMessage");
    if (resource.kind !== type) throw new Refusal("invalidResource", `not an ${type}`);
    return resource;
  };
  const im = "/open-apis/im/v1";
  return [
    { method: "POST", path: `${im}/files`, scopes: SCOPES, answer: uploadFile },
    { method: "POST", path: `${im}/images`, scopes: SCOPES, answer: uploadImage },
    { method: "GET", path: `${im}/files/:key`, answer: (_, { key }) => ({ ...downloadOwn(key) }) },
    { method: "GET", path: `${im}/images/:key`, answer: (_, { key }) => ({ ...downloadOwn(key) }) },
    {
      method: "GET",
      path: `${im}/messages/:id/resources/:key`,
      scopes: [...SCOPES, "im:message:readonly"],
      answer: (call, params) => ({ ...downloadOfMessage(call, params) }),
    },
  ];
}

/**
 * Reads an upload as the platform does, which refuses some that others accept: a part without a file
 * name, which is how the SDK sends a buffer, and a body whose length is not known beforehand.
 */
async function readForm({ headers, body }: Call, part: string) {
  const type = `${headers["content-type"]}`;
  if (!type.startsWith("multipart/form-data") || !Buffer.isBuffer(body)) {
    throw new Refusal("badRequest");
  }
  if (headers["content-length"] === undefined) throw new Refusal("badRequest", "no length");
  const form = await new Response(Uint8Array.from(body), { headers: { "Content-Type": type } })
    .formData()
    .catch(() => {
      throw new Refusal("badRequest");
    });
  const sent = form.get(part);
  const file =
    sent instanceof Blob
      ? { name: sent.name, bytes: Buffer.from(await sent.arrayBuffer()) }
      : undefined;
  return { fields: Object.fromEntries(form), file };
}
