databases = { db = { max_connections = 120 } }
