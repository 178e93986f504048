#!/bin/sh
# Puts the cost of environment $1 under pull request $3 of repository $2, replacing what an earlier push said.
set -eu
body=$(npx --no-install stoa cost -e "$1" --against HEAD^1 --markdown)
mark=$(printf '%s\n' "$body" | head -1)
earlier=$(gh api --paginate "repos/$2/issues/$3/comments" --jq ".[] | select(.body | startswith(\"$mark\")) | .id" | head -1)
if [ -n "$earlier" ]; then
  gh api --method PATCH "repos/$2/issues/comments/$earlier" -f body="$body" --silent
else
  gh api --method POST "repos/$2/issues/$3/comments" -f body="$body" --silent
fi
printf '%s\n' "$body"
