database = {
  instance_class = "db.t4g.micro"
  size_gb        = 20
  max_size_gb    = 50
  backup_days    = 3
}

cache              = { node_type = "cache.t4g.micro" }
backup             = { plan = { retention_days = 7 } }
log_retention_days = 7
log_expiry_days    = 60
issued_secrets     = ["PAYMENTS_STRIPE_KEY", "PAYMENTS_STRIPE_WEBHOOK_SECRETS", "NOTIFICATIONS_SMTP_URL"]
