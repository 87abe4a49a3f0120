"""`python -m bot` is the `concierge` command."""

from bot.cli import main

if __name__ == "__main__":
    main()
