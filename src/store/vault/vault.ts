import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from "node:crypto";

/** Keeps what identifies a person unreadable in the database and in its backups. */
export interface Vault {
  /**
   * Encrypts a text for one place; the same text gives something else every time.
   *
   * @param place such as `phone/T001`: sealed for one place, it opens in no other
   */
  seal(clear: string, place: string): string;
  /** @throws {Error} if it was changed, moved from another place or sealed with another key. */
  open(sealed: string, place: string): string;
  /** Does with bytes what {@link Vault.seal} does with a text; the result is a text too. */
  sealBytes(clear: Uint8Array, place: string): string;
  /** @throws {Error} as {@link Vault.open} does. */
  openBytes(sealed: string, place: string): Buffer;
  /**
   * A keyed hash by which a national id number can be found without being stored.
   * Full-width digits, spaces and a small `x` make no difference.
   */
  indexOf(nationalId: string): string;
  /**
   * A keyed hash of a text: whoever can write to the database but lacks the key cannot make one.
   *
   * @param purpose such as `people`: a hash made for one purpose fits no other
   */
  mac(purpose: string, text: string): string;
  /** Says nothing about the key, but is another for every key. */
  readonly check: string;
  /** The same, as databases of earlier versions remember it. */
  readonly earlierChecks: Readonly<Record<EarlierForm, string>>;
}

/** Forms of a database after which what it remembers of its key became another. */
export type EarlierForm = "before-macs" | "before-head";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A vault whose keys all come from one secret of 32 bytes (AES-256-GCM, HMAC-SHA-256, HKDF). */
export function createVault(secret: Buffer): Vault {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync("sha256", secret, "", `xuefen/${purpose}/1`, 32));
  const cipherKey = derive("cipher");
  const indexKey = derive("index");
  const macKey = createSecretKey(derive("mac"));
  const sealBytes = (clear: Uint8Array, place: string) => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", cipherKey, nonce).setAAD(Buffer.from(place));
    const body = Buffer.concat([cipher.update(clear), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
  };
  const openBytes = (sealed: string, place: string) => {
    const bytes = Buffer.from(sealed, "base64");
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const cipher = createDecipheriv("aes-256-gcm", cipherKey, nonce, {
      authTagLength: TAG_BYTES,
    });
    cipher.setAAD(Buffer.from(place)).setAuthTag(tag);
    const body = cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([body, cipher.final()]);
  };
  return {
    seal: (clear, place) => sealBytes(Buffer.from(clear, "utf8"), place),
    open: (sealed, place) => openBytes(sealed, place).toString("utf8"),
    sealBytes,
    openBytes,
    indexOf: (nationalId) => {
      const plain = nationalId.normalize("NFKC").replace(/\s/g, "").toUpperCase();
      return createHmac("sha256", indexKey).update(plain).digest("hex");
    },
    mac: (purpose, text) =>
      createHmac("sha256", macKey).update(`${purpose}\n`).update(text).digest("hex"),
    check: derive("check-with-head").toString("hex"),
    earlierChecks: {
      "before-macs": derive("check").toString("hex"),
      "before-head": derive("check-with-macs").toString("hex"),
    },
  };
}
