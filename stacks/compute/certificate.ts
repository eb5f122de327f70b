import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate/index.js";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation/index.js";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";

/** Seconds that the rest of the world may remember the proof; AWS looks at it again for every renewal. */
const PROOF_SECONDS = 300;

/** Of the domain alone. Its proof stays in DNS, so AWS renews it by itself. The ARN is known once it is valid. */
export function makeCertificate(stack: TerraformStack, { compute }: Environment): string {
  const certificate = new AcmCertificate(stack, "certificate", {
    domainName: compute.domain,
    validationMethod: "DNS",
    // The balancer is never without one.
    lifecycle: { createBeforeDestroy: true },
  });
  const proof = `one(aws_acm_certificate.${certificate.friendlyUniqueId}.domain_validation_options)`;
  const record = new Route53Record(stack, "certificate_proof", {
    zoneId: compute.hostedZoneId,
    name: `\${${proof}.resource_record_name}`,
    type: `\${${proof}.resource_record_type}`,
    records: [`\${${proof}.resource_record_value}`],
    ttl: PROOF_SECONDS,
    // A certificate's proof is the same as its successor's.
    allowOverwrite: true,
  });
  const valid = new AcmCertificateValidation(stack, "certificate_valid", {
    certificateArn: certificate.arn,
    validationRecordFqdns: [record.fqdn],
  });
  return valid.certificateArn;
}
