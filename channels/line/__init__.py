"""LINE: the Messaging API's webhooks, replies and pushes."""
