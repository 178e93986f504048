account_id   = "333333333333"
region       = "us-east-1"
cost_center  = "shop"
github       = { owner = "stoa-commerce", repository = "stoa" }
environments = { prod = { monthly_budget_usd = 1500 }, dr = { monthly_budget_usd = 300 } }
alert_emails = ["platform@stoa.example"]
