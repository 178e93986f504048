capacity           = { base = 1, fargate_weight = 0, fargate_spot_weight = 1 }
scaling            = { default = { min = 1, max = 2 }, workloads = { gateway = { min = 2, max = 4 }, storefront = { min = 2, max = 4 } } }
log_retention_days = 14
