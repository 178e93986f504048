mock_provider "aws" {
  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:us-east-1:111122223333:certificate/1"
      domain_validation_options = [
        { domain_name = "dev.stoa.example", resource_record_name = "_a.dev.stoa.example.", resource_record_type = "CNAME", resource_record_value = "_b.acm." },
        { domain_name = "origin.dev.stoa.example", resource_record_name = "_c.dev.stoa.example.", resource_record_type = "CNAME", resource_record_value = "_d.acm." },
      ]
    }
  }
}

variables {
  domain            = "dev.stoa.example"
  alternative_names = ["*.dev.stoa.example", "origin.dev.stoa.example"]
}

run "a_wildcard_shares_its_proof" {
  command = plan

  assert {
    condition     = local.validated_names == toset(["dev.stoa.example", "origin.dev.stoa.example"])
    error_message = "A wildcard needs no record of its own."
  }
  assert {
    condition     = aws_acm_certificate.this.validation_method == "DNS" && length(aws_route53_zone.this) == 1
    error_message = "Certificates are proved by DNS, in a zone made for them."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    domain            = "Stoa"
    alternative_names = ["*.*"]
    zone_name         = "-"
    zone_id           = "zone"
    wait              = null
  }

  expect_failures = [var.domain, var.zone_name, var.zone_id, var.wait]
}

run "a_name_outside_the_zone_is_refused" {
  command = plan

  variables {
    alternative_names = ["stoa.test"]
  }

  expect_failures = [var.alternative_names]
}
