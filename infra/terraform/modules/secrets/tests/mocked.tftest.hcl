mock_provider "aws" {
  mock_resource "aws_secretsmanager_secret" {
    defaults = { arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:stoa/dev/x-abc" }
  }
}

run "a_reader_reads_one_secret" {
  variables {
    name        = "stoa/dev"
    kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    secrets     = { "payments/PROVIDER_KEY" = { description = "given by the provider", generate = false }, "own" = { description = "ours" }, "seals" = { description = "opens rows", ring = true } }
    generation  = 2

    generated_values = { own = "0123456789abcdef0123456789abcdef", seals = "0123456789abcdef0123456789abcdef" }
  }

  assert {
    condition     = jsondecode(output.read_policy_json["payments/PROVIDER_KEY"]).Statement[0].Resource == ["arn:aws:secretsmanager:eu-central-1:111122223333:secret:stoa/dev/x-abc"]
    error_message = "The policy must name one secret."
  }
  assert {
    condition     = !strcontains(output.read_policy_json["payments/PROVIDER_KEY"], "*") && !strcontains(output.read_policy_json["payments/PROVIDER_KEY"], "Put")
    error_message = "A reader may not write, nor read another."
  }
  assert {
    condition     = { for name, version in aws_secretsmanager_secret_version.generated : name => version.secret_string_wo_version } == { own = 2, seals = 1 }
    error_message = "A new generation must leave the keys that open what is stored."
  }
  assert {
    condition     = keys(aws_secretsmanager_secret_version.generated) == ["own", "seals"] && aws_secretsmanager_secret_version.generated["own"].secret_string_wo == null
    error_message = "Only the shop's own keys get a value, and the state does not hold it."
  }
}
