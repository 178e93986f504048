subscribers = { operators = { protocol = "email", endpoint = "operators@stoa.example" } }
databases   = {}
