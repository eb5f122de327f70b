import { randomBytes } from "node:crypto";
import type { Principal } from "./principal.ts";

export interface TemporaryPrincipal extends Principal {
  sessionToken: string;
  expires: Date;
}

type Who = Pick<Principal, "arn" | "account" | "instance" | "role">;

interface Held {
  principal: Principal;
  expires?: Date;
}

const keyAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** AWS's shape: a 4-letter prefix (AKIA long-lived, ASIA temporary) and 16 letters of base 32. */
function accessKeyId(prefix: "AKIA" | "ASIA"): string {
  return prefix + Array.from(randomBytes(16), (byte) => keyAlphabet[byte % 32]).join("");
}

/** Who may call: access keys and the principals they belong to. In memory only; the daemon adds the long-lived ones. */
export class Credentials {
  #held = new Map<string, Held>();

  add(principal: Principal): Principal {
    this.#held.set(principal.accessKeyId, { principal });
    return principal;
  }

  /** A fresh long-lived key for an ARN. */
  create(who: Who): Principal {
    return this.add({
      ...who,
      accessKeyId: accessKeyId("AKIA"),
      secretAccessKey: randomBytes(30).toString("base64"),
    });
  }

  /** Temporary credentials, as STS and the instance metadata service hand out. */
  issue(who: Who, seconds: number): TemporaryPrincipal {
    const principal = {
      ...who,
      accessKeyId: accessKeyId("ASIA"),
      secretAccessKey: randomBytes(30).toString("base64"),
      sessionToken: randomBytes(96).toString("base64"),
      expires: new Date(Date.now() + seconds * 1000),
    };
    this.#held.set(principal.accessKeyId, { principal, expires: principal.expires });
    return principal;
  }

  find(key: string): Held | undefined {
    return this.#held.get(key);
  }

  revoke(key: string): void {
    this.#held.delete(key);
  }
}
