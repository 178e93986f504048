# The second region of prod's account: state and its key, the roles and budgets exist already.
account_id   = "333333333333"
region       = "us-west-2"
cost_center  = "shop"
github       = null
environments = {}
alert_emails = ["platform@stoa.example"]
