account_id   = "111111111111"
region       = "us-east-1"
cost_center  = "shop"
github       = { owner = "stoa-commerce", repository = "stoa" }
environments = { dev = { monthly_budget_usd = 300 } }
alert_emails = ["platform@stoa.example"]
