database = {
  instance_class     = "db.t4g.medium"
  size_gb            = 100
  max_size_gb        = 1000
  multi_az           = true
  replicas           = { read = "db.t4g.medium" }
  backup_days        = 14
  monitoring_seconds = 60
}

cache = { node_type = "cache.t4g.small", replicas = 1 }

# The vault of the second region is made by the environment dr, in the same account.
backup = {
  plan = { retention_days = 35 }
  copy = { vault_arn = "arn:aws:backup:us-west-2:333333333333:backup-vault:stoa-dr-backup", retention_days = 60 }
  lock = { min_days = 7, max_days = 365 }
}

queue_retention_days = 7
event_archive_days   = 90
log_retention_days   = 30
log_expiry_days      = 400
issued_secrets       = ["PAYMENTS_STRIPE_KEY", "PAYMENTS_STRIPE_WEBHOOK_SECRETS", "NOTIFICATIONS_SMTP_URL"]
