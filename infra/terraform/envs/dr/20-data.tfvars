# Until the first region is lost there is no database here, only what one is restored from: copies of every backup and
# of the automated backups. To take over, name the newest copy:
#   database = { instance_class = "db.t4g.medium", size_gb = 100, multi_az = true,
#                restore_from = { automated_backup_arn = "arn:aws:rds:us-west-2:333333333333:auto-backup:ab-..." } }
database = null

cache = { node_type = "cache.t4g.small", replicas = 0 }

backup = {
  database_copies = { shop = "arn:aws:rds:us-east-1:333333333333:db:stoa-prod-db" }
  lock            = { min_days = 7, max_days = 365 }
}

queue_retention_days = 7
event_archive_days   = 90
log_retention_days   = 30
log_expiry_days      = 400
issued_secrets       = ["PAYMENTS_STRIPE_KEY", "PAYMENTS_STRIPE_WEBHOOK_SECRETS", "NOTIFICATIONS_SMTP_URL"]
