databases = { db = { max_connections = 60 } }
