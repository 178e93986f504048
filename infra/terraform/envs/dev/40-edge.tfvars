plain_http_origin  = true
log_retention_days = 7
