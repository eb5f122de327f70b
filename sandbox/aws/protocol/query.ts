import type { AwsError, AwsResponse } from "./service.ts";
import { document, type XmlValue } from "./xml.ts";

/** Answers of the Query protocol, for one service's XML namespace. */
export function queryReplies(namespace: string) {
  const xml = (root: string, content: XmlValue, status = 200): AwsResponse => ({
    status,
    headers: { "content-type": "text/xml" },
    body: document(root, content, namespace),
  });
  return {
    answer: (operation: string, result: XmlValue): AwsResponse =>
      xml(`${operation}Response`, { [`${operation}Result`]: result }),
    failure: (error: AwsError): AwsResponse =>
      xml("ErrorResponse", { Error: { Type: "Sender", Code: error.code, Message: error.message } }, error.status),
  };
}
