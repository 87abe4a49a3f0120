"""Effects and wiring: settings, command line, web server, worker, delivery, scheduler, the chat page."""
