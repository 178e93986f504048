# What only the emulator's environments say: leave out what it refuses, and who owns the pretended account.
emulator = true

github = {
  owner         = "stoa"
  repository    = "stoa"
  owner_id      = "1001"
  repository_id = "2002"
}

environments = {
  dev     = { monthly_budget_usd = 300 }
  staging = { monthly_budget_usd = 400 }
  prod    = { monthly_budget_usd = 1500 }
}

alert_emails = ["ops@example.com"]
