locals {
  generated = { for name, secret in var.secrets : name => secret if secret.generate }
}

resource "aws_secretsmanager_secret" "this" {
  for_each = var.secrets

  name                    = "${var.name}/${each.key}"
  description             = each.value.description
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = var.recovery_days
}

# Ephemeral in, write-only out: the value passes through memory and is in neither plan nor state.
resource "aws_secretsmanager_secret_version" "generated" {
  for_each = local.generated

  secret_id                = aws_secretsmanager_secret.this[each.key].id
  secret_string_wo         = var.generated_values[each.key]
  secret_string_wo_version = each.value.ring ? 1 : var.generation
}
