# The second region stands small and ready; a drill raises these to prod's.
capacity           = { base = 1, fargate_weight = 1, fargate_spot_weight = 3 }
scaling            = { default = { min = 1, max = 6 }, workloads = { gateway = { min = 1, max = 12 }, storefront = { min = 1, max = 12 } } }
log_retention_days = 30
