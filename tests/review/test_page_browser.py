"""The review page as a person uses it: with a mouse, with keys alone, on a phone, on paper.

Driven in the Chromium of the system, without a network.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.meetingfile import load_meeting
from tests.cli.command import call
from tests.shelves import REPORT

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for path in map(shutil.which, NAMES) if path), None)
if CHROMIUM is None:
    pytest.skip(f"no browser to look at the page with: none of {NAMES}", allow_module_level=True)

RETAIL = "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ"
HOSTILE = """Ban Thường vụ Huyện ủy <script>window.stolen = 1</script> họp đánh giá năm 2020

Chiều 20/11/2020, Ban Thường vụ Huyện ủy "Ba <b>Sông</b>" họp đánh giá kết quả năm 2020.

Tổng thu ngân sách đạt 120 tỷ đồng, đạt 101% kế hoạch </script><img src=x onerror=stolen=2>.

Đồng chí Nguyễn Văn An, Bí thư Huyện ủy, chủ trì cuộc họp & kết luận 'tất cả'.
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        chromium.close()


class Seen:
    """A page that was opened, and whatever it did that it must not do."""

    def __init__(self, browser: Any, path: Path, width: int = 1400, height: int = 900) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, accept_downloads=True
        )
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda message: self.faults.append(message.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self._asked)
        self.page.goto(path.as_uri())
        self.faults = [fault for fault in self.faults if not fault.startswith("file:")]

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(("file:", "blob:")):
            self.faults.append(request.url)

    def lit(self) -> str:
        """Return the words that are lit in the text."""
        return "".join(self.page.locator("#text mark.lit").all_inner_texts())

    def row(self, name: str) -> Any:
        """Return the row of a fact."""
        return self.page.locator("tr.fact", has=self.page.get_by_role("button", name=name)).first

    def saved(self, folder: Path) -> Path:
        """Save the corrections and return the file."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name="Lưu các chỗ sửa").click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def close(self) -> None:
        """Close the page; it must have done nothing that it must not do."""
        self.context.close()
        assert self.faults == []


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "source.txt").write_bytes(REPORT.read_bytes())
    assert call("extract", "source.txt", "-o", "meeting.yaml", cwd=tmp_path).code == 0
    assert call("review", "meeting.yaml", "-o", "review.html", cwd=tmp_path).code == 0
    return tmp_path


def test_a_value_is_found_corrected_saved_and_merged(browser: Any, desk: Path) -> None:
    seen = Seen(browser, desk / "review.html")
    seen.row(RETAIL).get_by_role("button", name=RETAIL).click()
    assert seen.lit().startswith("Tổng mức bán lẻ hàng hóa")
    assert "146.512 tỷ đồng" in seen.lit()
    seen.page.get_by_role("button", name="Sửa", exact=True).click()
    form = seen.page.locator("form.form")
    form.get_by_label("Thực hiện").fill("ước thực hiện 146.521 tỷ đồng")
    form.get_by_label("Ghi chú").fill('theo Cục Thống kê: "số chính thức"')
    form.get_by_role("button", name="Ghi nhận").click()
    assert "146.521" in seen.row(RETAIL).inner_text()
    assert "đã sửa" in seen.row(RETAIL).inner_text()
    path = seen.saved(desk)
    assert path.name == "meeting.corrections.yaml"
    seen.close()
    done = call("extract", "source.txt", "-o", "new.yaml", "--merge", path.name, cwd=desk)
    assert done.code == 0, done.err
    meeting = load_meeting((desk / "new.yaml").read_bytes(), "new.yaml")
    (item,) = [item for item in meeting.indicators if item.name == RETAIL]
    assert item.actual is not None
    assert str(item.actual.quantity.value) == "146521"
    assert item.actual.quantity.unit == "tỷ đồng"
    assert item.actual.span is not None
    assert item.actual.span.quote == "146.512 tỷ đồng"


def test_a_click_in_the_text_leads_to_the_fact_and_again_to_the_next(
    browser: Any, desk: Path
) -> None:
    seen = Seen(browser, desk / "review.html")
    seen.page.locator("#text mark", has_text="6/14 chỉ tiêu").click()
    first = seen.page.locator("tr.fact.lit .name").inner_text()
    assert first.startswith("Chỉ tiêu đạt và vượt")
    seen.page.locator("#text mark", has_text="6/14 chỉ tiêu").click()
    assert seen.page.locator("tr.fact.lit").get_attribute("data-kind") == "findings"
    seen.close()


def test_everything_can_be_done_with_keys_alone(browser: Any, desk: Path) -> None:
    seen = Seen(browser, desk / "review.html")
    keys = seen.page.keyboard
    seen.page.keyboard.press("Tab")
    assert seen.page.locator(":focus").inner_text() == "Tới bảng dữ kiện"
    keys.press("/")
    keys.type("ban le")
    assert seen.page.locator("#found").inner_text() != ""
    keys.press("Escape")
    seen.page.locator("#S10").focus()
    keys.press("ArrowDown")
    assert seen.page.locator(":focus").get_attribute("id") == "S11"
    assert seen.page.locator("tr.fact.lit .name").inner_text().startswith("Dự án mới")
    keys.press("ArrowRight")
    assert seen.page.locator("tr.fact.lit .name").inner_text() == "Dự án còn hiệu lực"
    keys.press("Enter")
    assert seen.page.locator(":focus").inner_text() == "Dự án còn hiệu lực"
    keys.press("Enter")
    assert seen.page.locator(":focus").get_attribute("id") == "S11"
    keys.press("Enter")
    keys.press("e")
    keys.press("Tab")
    keys.press("ControlOrMeta+a")
    keys.type("252 dự án")
    keys.press("Enter")
    assert "252 dự án" in seen.row("Dự án còn hiệu lực").inner_text()
    assert seen.page.locator(":focus").inner_text() == "Dự án còn hiệu lực"
    outline = seen.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    assert "252 dự án" in seen.saved(desk).read_text("utf-8")
    seen.close()


def test_a_number_of_two_readings_is_refused_in_the_page(browser: Any, desk: Path) -> None:
    seen = Seen(browser, desk / "review.html")
    seen.row(RETAIL).get_by_role("button", name=RETAIL).click()
    seen.page.keyboard.press("e")
    form = seen.page.locator("form.form")
    form.get_by_label("So kế hoạch (%)").fill("97.6%")
    form.get_by_role("button", name="Ghi nhận").click()
    assert "1.234,5" in form.locator(".error").inner_text()
    assert seen.page.locator("#save").is_disabled()
    seen.close()


def test_confirming_and_removing_reach_the_record(browser: Any, desk: Path) -> None:
    seen = Seen(browser, desk / "review.html")
    doubtful = seen.page.locator("tr.fact.likely[data-kind=indicators] .name").first
    name = doubtful.inner_text()
    doubtful.click()
    seen.page.keyboard.press("c")
    assert "đã xác nhận" in seen.row(name).inner_text()
    gone = seen.row("Sản lượng cây ăn trái")
    gone.locator(".name").click()
    seen.page.get_by_role("button", name="Bỏ", exact=True).click()
    path = seen.saved(desk)
    seen.close()
    done = call("extract", "source.txt", "-o", "new.yaml", "--merge", path.name, cwd=desk)
    assert done.code == 0, done.err
    meeting = load_meeting((desk / "new.yaml").read_bytes(), "new.yaml")
    assert "Sản lượng cây ăn trái" not in [item.name for item in meeting.indicators]
    (item,) = [item for item in meeting.indicators if item.name == name]
    assert (item.sureness, item.doubt) == ("sure", None)


def test_kinds_and_words_sift_what_is_shown(browser: Any, desk: Path) -> None:
    seen = Seen(browser, desk / "review.html")
    seen.page.locator(".kinds").get_by_role("button", name="Nhiệm vụ").click()
    assert not seen.page.locator("section.k-directives").is_visible()
    assert seen.page.locator("#text mark.k-directives").count() == 0
    seen.page.locator("#find").fill("lua")
    assert seen.page.locator("tr.fact:visible").count() > 2
    seen.page.locator("#find").fill("lúa")
    assert seen.page.locator("tr.fact:visible").count() == 2
    seen.page.locator("#find").fill("")
    seen.page.get_by_role("button", name="Chỉ chỗ cần xem").click()
    assert seen.page.locator("tr.fact:visible:not([data-todo])").count() == 0
    seen.close()


def test_leaving_with_unsaved_corrections_is_asked_about(browser: Any, desk: Path) -> None:
    seen = Seen(browser, desk / "review.html")
    seen.row(RETAIL).get_by_role("button", name=RETAIL).click()
    seen.page.get_by_role("button", name="Bỏ", exact=True).click()
    with seen.page.expect_event("dialog") as waiting:
        seen.page.close(run_before_unload=True)
    assert waiting.value.type == "beforeunload"
    waiting.value.accept()
    seen.close()


@pytest.mark.parametrize(("width", "height"), [(360, 740), (390, 844), (1000, 700), (2200, 1200)])
def test_the_page_fits_every_screen(browser: Any, desk: Path, width: int, height: int) -> None:
    seen = Seen(browser, desk / "review.html", width, height)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    row = seen.row("Sản lượng lúa")
    row.get_by_role("button", name="Sản lượng lúa").click()
    row.locator(".place").first.click()
    assert seen.page.locator("#text mark.lit").first.is_visible()
    seen.close()


def test_a_hostile_text_stays_text(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "<b>x.txt").write_text(HOSTILE, encoding="utf-8")
    done = call("review", "<b>x.txt", "-o", "review.html", cwd=tmp_path)
    assert done.code == 0, done.err
    seen = Seen(browser, tmp_path / "review.html")
    text = seen.page.locator("#text").inner_text()
    assert "<script>window.stolen = 1</script>" in text
    assert "</script><img src=x onerror=stolen=2>" in text
    assert seen.page.evaluate("typeof window.stolen") == "undefined"
    assert seen.page.locator("#text script, #text b, img").count() == 0
    fact = seen.page.locator("section.k-indicators .name").first
    fact.click()
    seen.page.keyboard.press("e")
    seen.page.locator("form.form textarea").first.fill("</script><script>stolen=3</script>\"'")
    seen.page.get_by_role("button", name="Ghi nhận").click()
    assert "<script>stolen=3</script>" in seen.page.locator("tr.lit").inner_text()
    path = seen.saved(tmp_path)
    assert seen.page.evaluate("typeof window.stolen") == "undefined"
    seen.close()
    done = call("extract", "<b>x.txt", "-o", "m.yaml", "--merge", path.name, cwd=tmp_path)
    assert done.code == 0, done.err
    names = [item.name for item in load_meeting((tmp_path / "m.yaml").read_bytes(), "").indicators]
    assert "</script><script>stolen=3</script>\"'" in names


def test_paper_has_the_whole_text_and_then_the_tables(browser: Any, desk: Path) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    seen = Seen(browser, desk / "review.html")
    pages = pypdfium2.PdfDocument(seen.page.pdf(format="A4"))
    words = " ".join(" ".join(p.get_textpage().get_text_range() for p in pages).split())
    assert words.index("Tin, ảnh: Vĩnh Tân") < words.index("Cần xem trước")
    assert "lấy từ vế trước" in words  # what is folded on the screen is open on paper
    assert "Lưu các chỗ sửa" not in words
    seen.close()
