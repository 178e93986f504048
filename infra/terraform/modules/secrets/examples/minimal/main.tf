provider "aws" {
  region = "eu-central-1"
}

module "secrets" {
  source = "../.."

  name        = "stoa/dev"
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
  secrets     = { "orders/ORDERS_LINK_KEY" = { description = "Signs the links of order pages" } }

  generated_values = { "orders/ORDERS_LINK_KEY" = ephemeral.aws_secretsmanager_random_password.link_key.random_password }
}

ephemeral "aws_secretsmanager_random_password" "link_key" {
  password_length     = 48
  exclude_punctuation = true
}
