# Two tasks of everything, both on demand; what a peak adds is three quarters Spot.
capacity = { base = 2, fargate_weight = 1, fargate_spot_weight = 3 }
scaling = {
  default   = { min = 2, max = 6 }
  workloads = { gateway = { min = 3, max = 12 }, storefront = { min = 3, max = 12 }, admin = { min = 1, max = 2 }, worker = { min = 1, max = 4 } }
}
log_retention_days = 30
