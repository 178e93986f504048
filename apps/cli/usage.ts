export const usage = `stoa: the platform's operator command

  stoa cost    -e ENV [--days 30] [--compute eks|ecs] [--diff ENV] [--against COMMIT]
               [--orders-per-day N] [--plan DIR] [--svg FILE] [--markdown] [--json]
  stoa deploy  -e ENV [--compute eks|ecs] [--yes] [--only STACK] [--plan-only] [--restart] [--tofu]
               [--endpoint-url URL] [--var-file FILE]
  stoa destroy -e ENV [--yes] [--bootstrap] [same options]
  stoa urls    -e ENV            where the shop, its cluster and its database are
  stoa doctor  [-e ENV]          tools and credentials, with the remedy for what is missing
  stoa admin   create [--email ADDRESS] [--name NAME] [--url URL]
                                 invites an owner: prints a link to choose a password with
  stoa admin   link [--email ADDRESS] [--url URL]
                                 lets a member of staff in once, within ten minutes

ENV is a folder of infra/terraform/envs: dev, staging, prod, dr.
`
