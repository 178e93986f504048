# Outside dev the load balancer wants a certificate, and a pretended domain can have none issued.
certificate_arn = "arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-4000-8000-000000000000"
