"""Prints what the journal hears, and counts it."""

from journal import Journal


def print_entry(journal, entry):
    _, text = entry
    print("%d: %s" % (len(journal.entries()), text))


def main():
    journal = Journal()
    journal.add_listener(print_entry)
    journal.write("started")


if __name__ == "__main__":
    main()
