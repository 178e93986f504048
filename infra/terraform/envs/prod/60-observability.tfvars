subscribers = { operators = { protocol = "email", endpoint = "operators@stoa.example" } }

databases = {
  db      = { min_free_gb = 20, max_connections = 320 }
  db-read = { min_free_gb = 20, max_connections = 320 }
}

limits = { max_5xx_percent = 0.5, max_p95_seconds = 0.5, max_queue_seconds = 120 }
