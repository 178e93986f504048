variable "name" {
  description = "Prefix of every topic and queue, such as stoa-dev."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,30}$", var.name))
    error_message = "name must be 3-31 lower-case letters, digits or dashes, starting with a letter."
  }
}

variable "kms_key_arn" {
  description = "Key of topics and queues; its policy must let SNS use it."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key."
  }
}

variable "publishers" {
  description = "Events that each service publishes; a topic is made for each service."
  type        = map(set(string))

  validation {
    condition     = alltrue([for name, events in var.publishers : can(regex("^[a-z][a-z0-9-]{0,30}$", name)) && length(events) > 0])
    error_message = "publishers must map a service's name to at least one event."
  }
}

variable "consumers" {
  description = "Per consuming service, the events it wants from each publisher, and how its queue behaves."
  type = map(object({
    subscriptions      = map(set(string))
    visibility_seconds = optional(number, 60)
    max_receives       = optional(number, 5)
  }))
  default = {}

  validation {
    condition = alltrue(flatten([
      for consumer in values(var.consumers) : [
        for publisher, events in consumer.subscriptions :
        length(events) > 0 && length(setsubtract(events, lookup(var.publishers, publisher, []))) == 0
      ]
    ]))
    error_message = "A consumer asks for an event that no publisher lists; compare consumers with publishers."
  }

  validation {
    condition     = alltrue([for c in values(var.consumers) : c.visibility_seconds >= 1 && c.visibility_seconds <= 43200 && c.max_receives >= 1 && c.max_receives <= 100])
    error_message = "visibility_seconds must be 1-43200 and max_receives 1-100."
  }
}

variable "retention_days" {
  description = "Days that a queue keeps a message. A dead-letter queue always keeps it 14 days, as age counts from the first arrival."
  type        = number
  default     = 4

  validation {
    condition     = var.retention_days >= 1 && var.retention_days <= 13
    error_message = "retention_days must be 1-13, so that a dead letter outlives its queue."
  }
}
