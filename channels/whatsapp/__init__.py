"""WhatsApp: the Cloud API's webhooks and messages."""
