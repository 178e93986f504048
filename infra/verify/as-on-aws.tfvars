# Plans that are priced and judged by policies ask for all that a real account gets.
emulator = false
