# One task each on Spot: dev may lose them at two minutes' notice.
capacity           = { base = 0, fargate_weight = 0, fargate_spot_weight = 1 }
scaling            = { default = { min = 1, max = 1 } }
container_insights = "disabled"
log_retention_days = 7
