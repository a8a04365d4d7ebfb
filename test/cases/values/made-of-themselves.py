# file: spread.py
def open_first(names, extra):
    for name in names:
        if extra:
            names = (extra, *names)
    for name in names:
        reveal(name)  # => each parameter names | parameter extra


def copied():
    rows = [("a", 1)]
    while True:
        rows = list(rows)
        for row in rows:
            reveal(row)  # => ("a", 1)


def merged(table):
    while True:
        table = {"k": 1, **table}
        for key in table:
            reveal(key)  # => "k" | unknown
# file: never_other.py
while True:
    items = list(items)
    for item in items:
        reveal(item)  # => unknown
