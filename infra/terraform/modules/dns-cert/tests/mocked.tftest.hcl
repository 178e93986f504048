mock_provider "aws" {
  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:us-east-1:111122223333:certificate/1"
      domain_validation_options = [
        { domain_name = "stoa.example", resource_record_name = "_a.stoa.example.", resource_record_type = "CNAME", resource_record_value = "_b.acm." },
        { domain_name = "*.stoa.example", resource_record_name = "_a.stoa.example.", resource_record_type = "CNAME", resource_record_value = "_b.acm." },
      ]
    }
  }
  mock_resource "aws_route53_zone" {
    defaults = { zone_id = "Z0123456789ABC", name_servers = ["ns-1.example", "ns-2.example"] }
  }
}

run "a_new_zone_names_its_servers_and_its_only_issuer" {
  variables {
    domain            = "stoa.example"
    alternative_names = ["*.stoa.example"]
    wait              = false
  }

  assert {
    condition     = keys(aws_route53_record.proof) == ["stoa.example"] && aws_route53_record.proof["stoa.example"].records == toset(["_b.acm."])
    error_message = "The certificate must be proved once."
  }
  assert {
    condition     = output.zone_id == "Z0123456789ABC" && length(output.name_servers) == 2 && length(aws_route53_record.caa) == 1
    error_message = "A new zone is delegated and names its issuer."
  }
  assert {
    condition     = output.certificate_arn == "arn:aws:acm:us-east-1:111122223333:certificate/1" && length(aws_acm_certificate_validation.this) == 0
    error_message = "Without waiting the certificate is given at once."
  }
}

run "an_existing_zone_is_used" {
  variables {
    domain  = "stoa.example"
    zone_id = "Z0999999999XYZ"
  }

  assert {
    condition     = length(aws_route53_zone.this) == 0 && aws_route53_record.proof["stoa.example"].zone_id == "Z0999999999XYZ" && length(aws_route53_record.caa) == 0
    error_message = "Another's zone is neither made nor restricted."
  }
  assert {
    condition     = length(aws_acm_certificate_validation.this) == 1 && length(output.name_servers) == 0
    error_message = "The certificate is awaited."
  }
}
