mock_provider "aws" {}

variables {
  name        = "stoa/dev"
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  secrets     = { "orders/ORDERS_LINK_KEY" = { description = "signs links" }, "payments/PROVIDER_KEY" = { description = "given by the provider", generate = false } }

  generated_values = { "orders/ORDERS_LINK_KEY" = "0123456789abcdef0123456789abcdef" }
}

run "own_keys_are_generated_and_foreign_ones_awaited" {
  command = plan

  assert {
    condition     = aws_secretsmanager_secret.this["orders/ORDERS_LINK_KEY"].name == "stoa/dev/orders/ORDERS_LINK_KEY" && aws_secretsmanager_secret.this["orders/ORDERS_LINK_KEY"].kms_key_id == var.kms_key_arn
    error_message = "A secret is named by its path and encrypted with the given key."
  }
  assert {
    condition     = keys(local.generated) == ["orders/ORDERS_LINK_KEY"] && output.waiting_for_a_value == tolist(["payments/PROVIDER_KEY"])
    error_message = "A provider's key cannot be generated."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    name             = "Stoa Dev"
    kms_key_arn      = "key"
    secrets          = { "a b" = { description = "" } }
    generated_values = { "a b" = "short" }
    generation       = 0
    recovery_days    = 3
  }

  expect_failures = [var.name, var.kms_key_arn, var.secrets, var.generated_values, var.generation, var.recovery_days]
}
