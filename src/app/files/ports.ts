/** A file that somebody sent, or that was made for them. */
export interface StoredFile {
  readonly id: string;
  /** The id of the person whose file it is. */
  readonly owner: string;
  /** With its ending, such as `.xlsx`. */
  readonly name: string;
  /** Such as `image/jpeg`. */
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** The ISO instant from which it is not there any more; without one it is kept for good. */
  readonly expiresAt?: string;
}

/** Files, sealed as long as they are kept. */
export interface Files {
  /** Keeps a file in the place of the one of that id; one that is kept for good stays as it is. */
  put(file: StoredFile): Promise<void>;
  /** The file of an id, unless it has expired by now, which is an ISO instant. */
  find(id: string, now: string): Promise<StoredFile | undefined>;
  /** Keeps a file for good; changes nothing where there is none. */
  keep(id: string): Promise<void>;
  /** Lets a file that is kept for good expire at an ISO instant. */
  release(id: string, expiresAt: string): Promise<void>;
  /** Removes a file, unless it is kept for good. */
  drop(id: string): Promise<void>;
  /** Removes what has expired by an ISO instant. */
  forget(now: string): Promise<void>;
}
