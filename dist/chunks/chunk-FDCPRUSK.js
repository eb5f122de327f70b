import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  AbortMultipartUpload$,
  CompleteMultipartUpload$,
  CreateMultipartUpload$,
  GetObject$,
  HeadObject$,
  PutObject$,
  UploadPart$,
  _ep0,
  _mw0,
  _mw1,
  _mw11,
  _mw13,
  _mw7,
  _mw8,
  command
} from "./chunk-MBNDFDAK.js";
import {
  AwsFailure,
  code,
  isAbsent,
  isConflict,
  isPreconditionFailed
} from "./chunk-S5YOGXIB.js";
import {
  ManifestUnreadable,
  parseManifest
} from "./chunk-ON4UL6B2.js";
import {
  keys
} from "./chunk-KQGLLA6K.js";
import {
  __callDispose,
  __using
} from "./chunk-OWXVCUOZ.js";

// actions/aws/s3-store.ts
import { readFile } from "node:fs/promises";

// node_modules/@aws-sdk/client-s3/dist-es/commands/AbortMultipartUploadCommand.js
var AbortMultipartUploadCommand = class extends command(_ep0, _mw0, "AbortMultipartUpload", AbortMultipartUpload$) {
};

// node_modules/@aws-sdk/client-s3/dist-es/commands/CompleteMultipartUploadCommand.js
var CompleteMultipartUploadCommand = class extends command(_ep0, _mw1, "CompleteMultipartUpload", CompleteMultipartUpload$) {
};

// node_modules/@aws-sdk/client-s3/dist-es/commands/CreateMultipartUploadCommand.js
var CreateMultipartUploadCommand = class extends command(_ep0, _mw1, "CreateMultipartUpload", CreateMultipartUpload$) {
};

// node_modules/@aws-sdk/client-s3/dist-es/commands/GetObjectCommand.js
var GetObjectCommand = class extends command(_ep0, _mw7, "GetObject", GetObject$) {
};

// node_modules/@aws-sdk/client-s3/dist-es/commands/HeadObjectCommand.js
var HeadObjectCommand = class extends command(_ep0, _mw8, "HeadObject", HeadObject$) {
};

// node_modules/@aws-sdk/client-s3/dist-es/commands/PutObjectCommand.js
var PutObjectCommand = class extends command(_ep0, _mw11, "PutObject", PutObject$) {
};

// node_modules/@aws-sdk/client-s3/dist-es/commands/UploadPartCommand.js
var UploadPartCommand = class extends command(_ep0, _mw13, "UploadPart", UploadPart$) {
};

// actions/aws/s3-multipart.ts
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
var MIB = 1024 * 1024;
var PART_BYTES = 16 * MIB;
var AT_ONCE = 4;
var partBytes = (bytes) => Math.max(PART_BYTES, Math.ceil(bytes / 9e3 / MIB) * MIB);
async function uploadParts(s3, target, file, signal) {
  const { Bucket, Key } = target;
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...target, ChecksumAlgorithm: "SHA256" }), {
    abortSignal: signal
  });
  const upload = { Bucket, Key, UploadId };
  try {
    const Parts = await allParts(s3, upload, file, signal);
    await s3.send(new CompleteMultipartUploadCommand({ ...upload, IfNoneMatch: "*", MultipartUpload: { Parts } }), {
      abortSignal: signal
    });
  } catch (error) {
    await s3.send(new AbortMultipartUploadCommand(upload)).catch(() => void 0);
    throw error;
  }
}
async function allParts(s3, upload, file, signal) {
  var _stack = [];
  try {
    const size = partBytes(file.bytes);
    const count = Math.ceil(file.bytes / size);
    const parts = new Array(count);
    const failed = new AbortController();
    const either = AbortSignal.any([signal, failed.signal]);
    let next = 0;
    async function worker(disk2) {
      const buffer = Buffer.allocUnsafe(size);
      while (next < count) {
        const index = next++;
        const Body = await readFully(disk2, buffer, index * size, Math.min(size, file.bytes - index * size));
        const PartNumber = index + 1;
        const ChecksumSHA256 = createHash("sha256").update(Body).digest("base64");
        const command2 = new UploadPartCommand({ ...upload, PartNumber, Body, ChecksumSHA256 });
        const { ETag } = await s3.send(command2, { abortSignal: either });
        parts[index] = { PartNumber, ETag, ChecksumSHA256 };
      }
    }
    const disk = __using(_stack, await open(file.path), true);
    const workers = Array.from(
      { length: Math.min(AT_ONCE, count) },
      () => worker(disk).catch((error) => {
        if (!failed.signal.aborted) failed.abort(error);
      })
    );
    await Promise.all(workers);
    if (failed.signal.aborted) throw failed.signal.reason;
    return parts;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function readFully(disk, buffer, position, length) {
  for (let done = 0; done < length; ) {
    const { bytesRead } = await disk.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) throw new Error("the artifact became shorter while it was uploaded");
    done += bytesRead;
  }
  return buffer.subarray(0, length);
}

// actions/aws/s3-text.ts
var LARGEST = 1024 * 1024;
var TRIES = 3;
async function readText(s3, bucket, key) {
  for (let attempt = 1; ; attempt++) {
    let answered = false;
    try {
      const { Body, ContentLength = 0, ETag = "" } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (ContentLength > LARGEST) throw new Error(`it has ${ContentLength} bytes, at most ${LARGEST} make sense`);
      answered = true;
      return { body: await Body?.transformToString() ?? "", etag: ETag };
    } catch (error) {
      if (isAbsent(error)) return void 0;
      if (!answered || attempt === TRIES) throw new AwsFailure(`Reading s3://${bucket}/${key}`, code(error), error);
    }
  }
}

// actions/aws/s3-store.ts
var TRIES2 = 4;
function s3Store(s3, bucket) {
  const uri = (key) => `s3://${bucket}/${key}`;
  async function writing(key, write, signal) {
    for (let attempt = 1; ; attempt++) {
      try {
        await write();
        return "stored";
      } catch (error) {
        if (isPreconditionFailed(error) || code(error) === "NoSuchUpload") return "exists";
        signal?.throwIfAborted();
        if (!isConflict(error) || attempt === TRIES2) throw new AwsFailure(`Writing ${uri(key)}`, code(error), error);
      }
    }
  }
  return {
    uri: (id) => uri(keys.artifact(id)),
    async manifest(id) {
      const key = keys.manifest(id);
      const stored = await readText(s3, bucket, key);
      if (stored === void 0) return void 0;
      try {
        return parseManifest(id, stored.body);
      } catch (cause) {
        throw new ManifestUnreadable(id, uri(key), cause);
      }
    },
    async artifact(id) {
      const key = keys.artifact(id);
      try {
        const { Metadata, ContentLength = 0 } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return { sha256: Metadata?.sha256 ?? "unknown", bytes: ContentLength };
      } catch (error) {
        if (isAbsent(error)) return void 0;
        throw new AwsFailure(`Reading ${uri(key)}`, code(error), error);
      }
    },
    putArtifact(id, file, signal) {
      const Key = keys.artifact(id);
      const target = { Bucket: bucket, Key, Metadata: { sha256: file.sha256 }, ContentType: "application/zstd" };
      const put = file.bytes > PART_BYTES ? uploadParts : putWhole;
      return writing(Key, () => put(s3, target, file, signal), signal);
    },
    putManifest(manifest) {
      const Key = keys.manifest(manifest.id);
      const Body = `${JSON.stringify(manifest, null, 2)}
`;
      return writing(
        Key,
        () => s3.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key,
            Body,
            ContentType: "application/json",
            IfNoneMatch: "*",
            ChecksumAlgorithm: "SHA256"
          })
        )
      );
    }
  };
}
async function putWhole(s3, target, file, signal) {
  const Body = await readFile(file.path);
  const ChecksumSHA256 = Buffer.from(file.sha256, "hex").toString("base64");
  await s3.send(new PutObjectCommand({ ...target, Body, ChecksumSHA256, IfNoneMatch: "*" }), { abortSignal: signal });
}

export {
  PutObjectCommand,
  readText,
  s3Store
};
