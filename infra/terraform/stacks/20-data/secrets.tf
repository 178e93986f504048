locals {
  # What others issue cannot be generated: an operator puts it in.
  issued = toset([for name in local.secrets : name if contains(var.issued_secrets, name)])
  own    = setsubtract(local.secrets, local.issued)
}

ephemeral "aws_secretsmanager_random_password" "first" {
  for_each = local.own

  password_length     = 48
  exclude_punctuation = true
}

module "secrets" {
  source = "../../modules/secrets"

  name        = "stoa/${var.env}"
  kms_key_arn = module.key.arn

  secrets = {
    for name in local.secrets : name => {
      description = "Read by ${join(", ", sort([for workload in local.fleet : workload.name if contains(workload.secrets, name)]))}"
      generate    = contains(local.own, name)
      ring        = endswith(name, "_KEYS")
    }
  }

  generated_values = { for name, password in ephemeral.aws_secretsmanager_random_password.first : name => password.random_password }
  generation       = var.secret_generation
  recovery_days    = local.prod && !var.emulator ? 30 : 0
}
