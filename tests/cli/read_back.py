# Reads a workbook or a page back with libraries that had no part in making it, and prints what it finds as lines:
#   xlsx FILE   sheet|title|freeze|rows repeated|orientation|paper|fit to pages wide|tall|created
#               cell|sheet|A1|type|number format|value      type: n number, d day, s text, b yes or no, f formula
#   html FILE   lang|..., script|count, caption|..., th|..., td|class|..., dt|..., dd|..., footer|...
import sys
from html.parser import HTMLParser


def line(*parts):
    print("|".join(str(p).replace("\n", "\\n") for p in parts))


def read_xlsx(path):
    import openpyxl
    book = openpyxl.load_workbook(path)
    for sheet in book:
        page = sheet.page_setup
        line("sheet", sheet.title, sheet.freeze_panes, sheet.print_title_rows, page.orientation, page.paperSize,
             page.fitToWidth, page.fitToHeight, book.properties.created.isoformat())
        line("footer", sheet.title, sheet.oddFooter.left.text, sheet.oddFooter.right.text)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                value = cell.value.date().isoformat() if cell.data_type == "d" else cell.value
                line("cell", sheet.title, cell.coordinate, cell.data_type, cell.number_format,
                     repr(value) if cell.data_type == "n" else value)


class Page(HTMLParser):
    TOLD = {"caption", "th", "td", "dt", "dd", "h1", "h2", "title"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.text, self.kind, self.scripts, self.fetched = None, "", "", 0, 0

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.fetched += any(key in attributes for key in ("src", "href"))
        self.scripts += tag == "script" or any(key.startswith("on") for key in attributes)
        if tag == "html":
            line("lang", attributes.get("lang"))
        if tag in self.TOLD:
            self.open, self.text, self.kind = tag, "", attributes.get("class", "")

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        if tag == self.open:
            line(tag, self.kind, self.text) if tag in ("td", "th") else line(tag, self.text)
            self.open = None


def read_html(path):
    page = Page()
    page.feed(open(path, encoding="utf-8").read())
    page.close()
    line("script", page.scripts)
    line("fetched", page.fetched)


{"xlsx": read_xlsx, "html": read_html}[sys.argv[1]](sys.argv[2])
