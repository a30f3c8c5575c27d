"""Drives a page of a run in headless Chromium, by WebDriver (https://www.w3.org/TR/webdriver2/), without other packages.

    Tests/Page/run [PROGRAM [PICTURES]]

PICTURES is a folder for pictures of the page, light and dark.
"""

import base64
import json
import pathlib
import subprocess
import sys
import time
import urllib.request

ENTER, TAB = "\ue007", "\ue004"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
EVIL = '</script><script>document.title="taken"</script><img src=x onerror="document.title=1"> (1999)'


class Browser:
    def __init__(self, port):
        self.base = f"http://127.0.0.1:{port}"
        options = {"args": ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1000,2600"]}
        capabilities = {"alwaysMatch": {"goog:chromeOptions": options}}
        self.base += "/session/" + self.ask("/session", capabilities=capabilities)["sessionId"]

    def ask(self, path, method="POST", **body):
        data = json.dumps(body).encode() if method == "POST" else None
        request = urllib.request.Request(self.base + path, data, method=method)
        request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, path):
        self.ask("/url", url=path.as_uri())

    def run(self, script):
        return self.ask("/execute/sync", script=script, args=[])

    def type(self, selector, text):
        found = self.ask("/element", using="css selector", value=selector)[ELEMENT]
        self.ask(f"/element/{found}/value", text=text)

    def clear(self, selector):
        found = self.ask("/element", using="css selector", value=selector)[ELEMENT]
        self.ask(f"/element/{found}/clear")
        self.run(f"document.querySelector({selector!r}).dispatchEvent(new Event('input'))")

    def picture(self, path):
        path.write_bytes(base64.b64decode(self.ask("/screenshot", "GET")))

    def list(self):
        return self.run(
            "return [...document.querySelectorAll('#list tbody tr')].map("
            "row => [...row.cells].slice(1).map(cell => cell.textContent))"
        )


def program(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def made(home, name, *data):
    """A run, its page, and the lists that the program makes of its weights."""
    program("train", *data, "--log", "json", "--seed", "7", "--save", str(home / f"{name}.safetensors"))
    path = home / f"{name}.html"
    program("runs", "export", "last", "--format", "page", "--output", str(path))
    lists = json.loads(program("similar", *data, "--all", "--weights", "last", "--output", "json"))
    return path, {one["movie"]["title"]: one["neighbours"] for one in lists}


def look(browser, path, lists):
    """Every fortieth movie is found by keys alone, and has the program's list."""
    browser.open(path)
    size = path.stat().st_size
    assert size <= 5_000_000, size
    titles = browser.run("const d = JSON.parse(document.getElementById('data').textContent);"
                         "return d.asked.map(movie => d.titles[movie])")
    compared = 0
    for title in titles[::40]:
        browser.clear("#find")
        browser.type("#find", title + ENTER)
        subject = browser.run("return document.getElementById('subject').textContent")
        if subject != "Nearest to " + title:
            # A title that is a part of another's, which is rated more.
            assert title.lower() in subject.lower(), (title, subject)
            title = subject.removeprefix("Nearest to ")
        wanted = [[row["title"], f"{row['similarity']:.3f}"] for row in lists[title]]
        found = [row[:2] for row in browser.list()]
        assert [row[0] for row in found] == [row[0] for row in wanted], (title, found, wanted)
        assert all(abs(float(a[1]) - float(b[1])) < 0.0011 for a, b in zip(found, wanted)), title
        compared += 1
    print(f"{path.name}: {size / 1e6:.2f} MB, {compared} of {len(titles)} lists are the program's")


def time_machine(browser):
    def told():
        return browser.run("return document.getElementById('when').textContent")

    first, list_first = told(), browser.list()
    assert ", the best" in first, first
    browser.type("body", "[")
    assert told() != first and browser.list() != list_first
    browser.type("body", "]")
    assert told() == first and browser.list() == list_first
    for _ in range(40):
        browser.type("body", "[")
    assert told().startswith("Epoch 1 "), told()
    print("the time machine goes to epoch 1 and back by keys")


def themes(browser, pictures):
    def paper():
        return browser.run("return getComputedStyle(document.body).backgroundColor")

    before = paper()
    if pictures:
        browser.picture(pictures / "light.png")
    browser.type("#theme", ENTER)
    assert paper() != before
    assert browser.run("return document.getElementById('theme').getAttribute('aria-pressed')") == "true"
    if pictures:
        browser.picture(pictures / "dark.png")
    print("light and dark by the switch")


def manners(browser):
    """What a screen reader goes by, and that nothing is fetched."""
    unlabelled = browser.run(
        "return [...document.querySelectorAll('input, select, button')].filter("
        "one => !one.labels?.length && !one.textContent.trim() && !one.ariaLabel).length"
    )
    headings = browser.run("return [...document.querySelectorAll('h1, h2')].map(one => one.tagName)")
    heads = browser.run("return [...document.querySelectorAll('thead th')].every(one => one.scope === 'col')")
    live = browser.run("return document.querySelectorAll('[aria-live]').length")
    fetched = browser.run("return performance.getEntriesByType('resource').map(one => one.name)")
    assert unlabelled == 0 and headings[0] == "H1" and headings.count("H1") == 1 and heads and live >= 3
    assert fetched == [], fetched
    print("labels, headings and heads of tables are there; nothing is fetched")


def focus_stays(browser):
    """Whoever follows a neighbour by keys stays in the list."""
    browser.run("document.querySelector('#list button').focus()")
    browser.run("document.activeElement.click()")
    assert browser.run("return document.activeElement.id") == "subject"


def evil_titles(browser, home):
    rows = ["userId,movieId,rating"]
    rows += [f"{user},{movie},{1 + (user * movie) % 5}" for user in range(1, 60) for movie in range(1, 31)]
    folder = home / "evil"
    folder.mkdir()
    (folder / "ratings.csv").write_text("\n".join(rows) + "\n")
    titles = ["movieId,title,genres"] + [f'{movie},"{EVIL.replace(chr(34), chr(34) * 2)} {movie}",Drama' for movie in range(1, 31)]
    (folder / "movies.csv").write_text("\n".join(titles) + "\n")
    path, lists = made(home, "evil-page", "--data", str(folder))
    look(browser, path, lists)
    assert browser.run("return document.title").endswith("evil"), browser.run("return document.title")
    assert browser.run("return document.images.length + document.scripts.length") == 2
    print("titles that look like markup are titles")


def main():
    home = pathlib.Path(sys.argv[2])
    pictures = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    driver = subprocess.Popen(["chromedriver", "--port=9517"], stdout=subprocess.DEVNULL)
    try:
        time.sleep(2)
        browser = Browser(9517)
        path, lists = made(home, "page")
        look(browser, path, lists)
        time_machine(browser)
        themes(browser, pictures)
        manners(browser)
        focus_stays(browser)
        evil_titles(browser, home)
        browser.ask("", "DELETE")
    finally:
        driver.terminate()
        driver.wait()


PROGRAM = sys.argv[1]
main()
