/** The holder of an access key. A host's principal names its instance. */
export interface Principal {
  arn: string;
  account: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  instance?: string;
  /** ARN of the role whose session this is; its policies decide. */
  role?: string;
}
