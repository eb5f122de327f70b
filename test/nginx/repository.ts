import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

export const architecture = execFileSync("dpkg", ["--print-architecture"], { encoding: "utf8" }).trim();

/**
 * A repository of packages as nginx.org's, signed by a key of its own, on loopback: `<url>/packages/ubuntu` and `<url>/key`. Its
 * nginx is a script that tells its version.
 */
export class Repository implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), "kb-apt-"));
  readonly codename: string;
  readonly key: string;
  readonly #home: string;
  readonly #server: Server;

  private constructor(codename: string) {
    this.codename = codename;
    this.#home = join(this.folder, "gnupg");
    mkdirSync(this.#home, { mode: 0o700 });
    this.#gpg("--passphrase", "", "--quick-generate-key", "packages@example.org", "ed25519", "sign", "never");
    this.key = /^fpr:+([0-9A-F]{40}):/m.exec(this.#gpg("--with-colons", "--list-keys"))?.[1] ?? "";
    this.#gpg("--output", this.path("key"), "--export");
    this.#server = createServer((request, response) => {
      try {
        response.end(readFileSync(this.path(decodeURIComponent(new URL(request.url ?? "", "http://x").pathname))));
      } catch {
        response.writeHead(404).end();
      }
    });
  }

  static async open(codename: string, versions: string[]): Promise<Repository> {
    const made = new Repository(codename);
    for (const version of versions) made.#pack(version);
    made.sign();
    made.#server.listen(0, "127.0.0.1");
    await once(made.#server, "listening");
    return made;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  path(path: string): string {
    return join(this.folder, "www", path);
  }

  /** The file of a package version, such as `1.30.6-1~jammy`. */
  file = (version: string) => `pool/nginx/n/nginx/nginx_${version}_${architecture}.deb`;
  packaged = (version: string) => readFileSync(this.path(`packages/ubuntu/${this.file(version)}`));
  sum = (version: string) => sha256(this.packaged(version));

  /** Writes the signed index of what lies in the pool. */
  sign(): void {
    const index = `nginx/binary-${architecture}/Packages`;
    const root = this.path(`packages/ubuntu/dists/${this.codename}`);
    const stanzas = this.#versions.map((version) => {
      const bytes = this.packaged(version);
      const fields = {
        Package: "nginx",
        Version: version,
        Architecture: architecture,
        Filename: this.file(version),
        Size: bytes.length,
        SHA256: sha256(bytes),
        Description: "stand-in",
      };
      return Object.entries(fields)
        .map(([name, value]) => `${name}: ${value}`)
        .join("\n");
    });
    this.#write(join(root, index), `${stanzas.join("\n\n")}\n`);
    const packages = readFileSync(join(root, index));
    const sums = `SHA256:\n ${sha256(packages)} ${packages.length} ${index}`;
    const release = `Origin: nginx\nCodename: ${this.codename}\nArchitectures: ${architecture}\nComponents: nginx\nDate: ${new Date().toUTCString()}\n${sums}\n`;
    this.#write(join(root, "Release"), release);
    rmSync(join(root, "InRelease"), { force: true });
    this.#gpg("--clearsign", "--output", join(root, "InRelease"), join(root, "Release"));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    execFileSync("gpgconf", ["--homedir", this.#home, "--kill", "all"]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  readonly #versions: string[] = [];

  #pack(version: string): void {
    const root = join(this.folder, "package");
    rmSync(root, { recursive: true, force: true });
    const control = { Package: "nginx", Version: version, Architecture: architecture, Maintainer: "x <x@example.org>" };
    const text = Object.entries({ ...control, Description: "stand-in" }).map(([name, value]) => `${name}: ${value}`);
    this.#write(join(root, "DEBIAN/control"), `${text.join("\n")}\n`);
    this.#write(join(root, "usr/sbin/nginx"), `#!/bin/sh\necho "nginx version: nginx/${version.split("-")[0]}" >&2\n`);
    chmodSync(join(root, "usr/sbin/nginx"), 0o755);
    const file = this.path(`packages/ubuntu/${this.file(version)}`);
    mkdirSync(dirname(file), { recursive: true });
    execFileSync("dpkg-deb", ["--root-owner-group", "-b", root, file], { stdio: "ignore" });
    this.#versions.push(version);
  }

  #write(file: string, text: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  #gpg(...words: string[]): string {
    mkdirSync(this.path(""), { recursive: true });
    return execFileSync("gpg", ["--homedir", this.#home, "--batch", "--quiet", "--yes", ...words], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  }
}
