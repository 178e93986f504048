account_id   = "222222222222"
region       = "us-east-1"
cost_center  = "shop"
github       = { owner = "stoa-commerce", repository = "stoa" }
environments = { staging = { monthly_budget_usd = 500 } }
alert_emails = ["platform@stoa.example"]
