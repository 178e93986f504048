price_class        = "PriceClass_All"
rate_limit         = { all = 2000, sign_in = 50 }
log_retention_days = 90
