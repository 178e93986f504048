# Plans that are priced and judged by policies ask for all that a real account gets, and start in an account without anything.
emulator   = false
account_id = "999999999999"
