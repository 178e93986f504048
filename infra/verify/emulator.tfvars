# What only the emulator's environments say: leave out what it refuses. The numeric ids are pretended; with them the
# immutable spelling of the repository is proved beside the one by name.
emulator = true

github = { owner = "stoa-commerce", repository = "stoa", owner_id = "1001", repository_id = "2002" }

# The fleet's own description has not all ten services yet; drop this line when it has.
fleet_file = "../../fixtures/fleet.json"
