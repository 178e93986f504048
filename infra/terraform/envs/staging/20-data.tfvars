database = {
  instance_class = "db.t4g.small"
  size_gb        = 20
  max_size_gb    = 100
  backup_days    = 7
}

cache              = { node_type = "cache.t4g.micro" }
backup             = { plan = { retention_days = 14 } }
log_retention_days = 14
log_expiry_days    = 90
issued_secrets     = ["PAYMENTS_STRIPE_KEY", "PAYMENTS_STRIPE_WEBHOOK_SECRETS", "NOTIFICATIONS_SMTP_URL"]
