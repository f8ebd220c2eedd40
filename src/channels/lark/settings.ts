/** How this program is an app of Feishu's open platform. */
export interface LarkSettings {
  readonly appId: string;
  readonly appSecret: string;
  /** Of the open platform, without a slash at the end. */
  readonly domain: string;
  /** How events come in: by a long connection that this program opens, or by calls to it. */
  readonly mode: "websocket" | "webhook";
  /** By these it is known that a call comes from the platform; there where `mode` is `webhook`. */
  readonly encryptKey: string;
  readonly verificationToken: string;
  /** By what of the contact list an account that nobody has bound is recognised. */
  readonly recognise: "staff-number-and-phone" | "staff-number" | "off";
}
