"""Vietnamese: words for numbers, lengths of time, times, days and people; vietnamese_rules joins them.

Half of all guests write without marks, and "toi" may then be the evening, "I" or "next". A word counts without its
marks too, unless it would be taken for a commoner one; those stand in `ONLY_MARKED`, and without marks only phrases
tell them apart ("toi nay", "sau gio").
"""

from typing import Any

from dialogs.reading.grammar import Digits
from dialogs.reading.languages.language import Language, listed
from dialogs.reading.languages.vietnamese_letters import bare, marked
from dialogs.reading.languages.vietnamese_rules import LAYERS
from dialogs.reading.languages.vietnamese_safety import SAFETY
from dialogs.reading.languages.vietnamese_talk import TALK
from dialogs.reading.when import Clock, Length

UNITS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
ONLY_MARKED = frozenset(
    listed("""
        sáu, bảy, bẩy, tám, năm, tư, nhăm, lăm, tối, sáng, tới, này, mốt, đôi, cặp, má, bố, bà, kia, đêm, tôi, xế
        """)
)
"""Words that, without their marks, are mostly something else."""
DOUBTFUL = {"năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "bốn": 4}
"""Numbers that, without their marks, are known by the word behind them only."""
PRONOUNS = "mình, em, anh, chị, tôi, tui, con, mk, mik, mìn, e, tớ, cháu, tao"

_exact: dict[str, tuple[str, Any]] = {}
_bare: dict[str, tuple[str, Any]] = {}


def _add(kind: str, phrases: str | tuple[str, ...], value: Any = None) -> None:
    """Phrases of one meaning, parted by commas, with and without marks."""
    for phrase in listed(phrases) if isinstance(phrases, str) else phrases:
        for form in marked(phrase):
            _exact.setdefault(form, (kind, value))
        if phrase not in ONLY_MARKED:
            _bare.setdefault(bare(phrase), (kind, value))


def _numbers() -> None:
    for at, name in enumerate(UNITS, 1):
        if name != "năm":
            _add("unit", name, at)
    _add("year5", "năm")
    _add("unit", "bẩy", 7)
    _add("mot", "mốt")
    _add("tail", "lăm, nhăm", 5)
    _add("tail", "tư", 4)
    _add("ten", "mười")
    _add("tens", "mươi, chục")
    _add("hundred", "trăm")
    for name, count in DOUBTFUL.items():
        _add("hour#", tuple(f"{name} {hour}" for hour in ("giờ", "h", "g")), Digits(count, 0))
        _add("people", tuple(f"{name} {counted}" for counted in ("người", "ng", "khách", "đứa", "nguoi")), count)
        _add("length", f"{name} phút", Length(minutes=count))
        _add("length", f"{name} tiếng", Length(minutes=60 * count))
        _add("unit", f"mười {name}", 10 + count)
    _add("people", "năm bạn", 5)
    for first, text in enumerate(("hai mươi", "ba mươi", "bốn mươi", "năm mươi"), 2):
        for name, count in (("năm", 5), ("lăm", 5), ("sáu", 6), ("bảy", 7), ("tám", 8), ("tư", 4), ("mốt", 1)):
            _add("unit", f"{text} {name}", 10 * first + count)
    _add("ten", "muoi")


def _days() -> None:
    for at, name in enumerate(WEEKDAYS):
        _add("weekday", f"thứ {name}, thứ {at + 2}, thứ{at + 2}, thứ. {at + 2}", at)
        _add("t", f"t{at + 2}, t.{at + 2}", at + 2)
        _add("word", f"lần thứ {name}, lần thứ {at + 2}, người thứ {name}, người thứ {at + 2}")
    _add("weekday", "chủ nhật, chúa nhật, cn, c.n, chủ nhựt, chủ nhât, cnhat, c nhật, chú nhật, chur nhật", 6)
    for at, day in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")):
        _add("weekday", day, at)
    _add("today", """
        hôm nay, hnay, h.nay, hôm ni, bữa nay, bữa ni, ngày hôm nay, hum nay, hum ny, h nay, hôm nài, nội trong ngày,
        trong ngày hôm nay, trong hôm nay, today, hôm nya
        """, 0)  # fmt: skip
    _add("today", "mai, ngày mai, ngày mơi, tomorrow, hôm mai, ngay mai, tmr, bữa mai, mai này", 1)
    _add("today", "mốt, ngày mốt, ngày kia, hôm mốt, bữa mốt, mai mốt này, ngay mot", 2)
    _add("today", "ngày kìa, bữa kia nữa", 3)
    _add("today", "hôm qua, bữa qua, hqua, h qua, ngày hôm qua, hôm wa", -1)
    _add("today", "hôm kia, bữa kia, hôm kìa, hôm trước", -2)
    for ending in ("nha", "nhe", "di", "di em", "a", "duoc khong", "dc ko", "dc k", "con cho", "con slot", "em qua"):
        _bare[f"mot {ending}"] = ("today", 2)
    for part, name in (("morning", "sáng"), ("noon", "trưa"), ("afternoon", "chiều"), ("evening", "tối"),
                       ("night", "đêm"), ("morning", "sớm")):  # fmt: skip
        _add("daypart", f"{name} mai, {name} ngày mai, {name} hôm mai, {name} mơi", (1, part))
        _add("daypart", f"{name} mốt, {name} ngày mốt, {name} ngày kia, {name} ngày mot", (2, part))
        _add("daypart", f"{name} nay, {name} ni, {name} hôm nay, {name} hnay, {name} bữa nay, {name} này", (0, part))
        _add("daypart", f"{name} qua, {name} hôm qua, {name} hqua", (-1, part))
        _add("part", f"buổi {name}", part)
    _add("daypart", "tonight, tối tối nay", (0, "evening"))
    _add("daypart", "mai sáng sớm, sáng sớm mai, mai sớm", (1, "morning"))
    _add("part", "sáng, sáng sớm, buổi sáng sớm, morning, hồi sáng, lúc sáng, sớm mai", "morning")
    _add("part", "trưa, giữa trưa, buổi trưa, giờ trưa, noon", "noon")
    _add("part", "chiều, xế chiều, đầu giờ chiều, cuối giờ chiều, xế, afternoon, chìu, chièu, chiêu", "afternoon")
    _add("part", "tối, buổi tối, chập tối, evening, túi nay, tốii", "evening")
    _add("part", "đêm, khuya, tối khuya, đêm khuya, nửa đêm, night", "night")
    _add("sang~", ("sang",))
    _add("toi~", ("toi",))
    _add("dem~", ("dem",))
    _add("ampm", "am, a.m, a.m.", "am")
    _add("ampm", "pm, p.m, p.m.", "pm")
    for at, name in enumerate(WEEKDAYS):
        _exact[f"sang thứ {name}"] = _exact[f"sang thứ {at + 2}"] = ("weekday", at)
    _exact["sang chủ nhật"] = ("weekday", 6)
    _exact["sang ngày"] = ("days", None)
    _add("moved", """
        đổi sang, dời sang, chuyển sang, đổi lịch sang, dời lịch sang, chuyển lịch sang, lịch sang, giờ sang, mình
        sang, em sang, qua sang, hoãn sang
        """)  # fmt: skip
    _add("word", """
        nửa buổi, tối đa, tối thiểu, tối ưu, toi da, toi thieu, sáng tạo, sang trọng, chiều cao, chiều dài, 24/7,
        24/24, tới đâu, toi dau, tiền sử
        """)  # fmt: skip


def _calendar() -> None:
    names = (*UNITS[:9], "mười", "mười một", "mười hai")
    for at, name in enumerate(names, 1):
        _add("month#", f"tháng {name}", at)
    del _bare["thang sau"]  # the next month rather than June, which is written in figures
    _add("month#", "tháng tư", 4)
    _add("month#", "tháng giêng", 1)
    _add("month#", "tháng chạp", 12)
    _add("month", "tháng, thg, tháng thứ")
    _add("days", "ngày, hôm, bữa, ngay, ng ày")
    _add("mung", "mùng, mồng, mùng ngày, ngày mùng, ngày mồng, mung, mong, hôm mùng")
    _add("weeks", "tuần, tuan")
    _add("week#", "sang tuần, qua tuần", 1)
    _add("weekend", "cuối tuần, cuoi tuan, weekend, cuối tuần cuối, dịp cuối tuần, ngày cuối tuần")
    _add("endof", "đầu", "start")
    _add("endof", "giữa, trung tuần", "middle")
    _add("endof", "cuối", "end")
    _add("first", "ngày đầu tiên, ngày đầu, hôm đầu tiên")
    _add("this", "này, nầy, đây, hiện tại")
    _add("nay", ("nay", "ni", "nè"))
    _add("next", "tới, tiếp theo, kế, kế tiếp, kế tới, sắp tới, tiếp, next, tơi, sắp tới đây")
    _add("after", "sau, sau lúc, sau khoảng, sau tầm, từ sau")
    _add("twice", "sau nữa, tới nữa")
    _add("of", "của, cua, trong, thuộc")


def _times() -> None:
    _add("h", "giờ, h, g, gio, giời, giờ đúng, hours, hour, hrs, tiêng")
    _add("hours", "tiếng, tiếng đồng hồ, tieng, giờ đồng hồ, tiêng đồng hồ, tiến")
    _add("min", "phút, p, ph, min, mins, phut, phúc, minute, minutes, phuts")
    _add("half", "rưỡi, rưởi, rươi, ruoi, rười, rữi, rưỡ, rưỡii")
    _add("nua", "nửa, nữa, nua, nx")
    _add("less", "kém, thiếu, kem")
    _add("at", """
        lúc, vào lúc, vào, hồi, lúc tầm, khoảng, tầm, cỡ, độ, chừng, đúng, lúc đúng, vào đúng, vào khoảng, vào tầm,
        khoảng tầm, tầm khoảng, lúc khoảng, khung, khung giờ, ca, suất lúc, @, at, around, khoản, tam tam
        """)  # fmt: skip
    _add("from", "từ, tu, từ lúc, bắt đầu từ, kể từ, từ khoảng, từ tầm, bắt đầu lúc")
    _add("to", "đến, tới lúc, den, cho đến, cho tới, đến khoảng, đến tầm, ->, đến lúc, đến hết, toi khoang")
    _add("between", "giữa lúc, trong khoảng, trong khoảng từ, trong khung, khoảng từ, tầm từ, từ khoảng giữa")
    _add("before", """
        trước, truoc, trước lúc, muộn nhất, trễ nhất, chậm nhất, muộn nhất là, trễ nhất là, không quá, không muộn hơn,
        trước khoảng, trước tầm, không trễ hơn
        """)  # fmt: skip
    _add("onwards", """
        trở đi, trở về sau, về sau, đổ đi, trở lên, đổ lên, tro di, hoặc trễ hơn, hoặc muộn hơn, trở về khuya, trở về
        tối
        """)  # fmt: skip
    _add("after", "sớm nhất, sớm nhất là, không trước, không sớm hơn, muộn hơn, trễ hơn")
    _add("and", "và, va, với, cùng với, &, plus, cùng, n")
    _add("or", "hoặc, hay, hoac, hoặc là, hay là, ko thì, không thì, or")
    _add("clock", "chính ngọ, đúng ngọ", Clock(12, sure=True))
    _add("length", "tiếng rưỡi, tiếng rưởi, giờ rưỡi đồng hồ, một tiếng rưỡi, tieng ruoi", Length(minutes=90))
    _add("length", "nửa tiếng, nửa giờ, nữa tiếng, nửa tiếng đồng hồ, nua tieng, nữa giờ, nửa h", Length(minutes=30))
    _add("length", "nửa ngày", Length(minutes=720))
    _add("length", "một giờ đồng hồ", Length(minutes=60))
    _add("word", """
        mấy giờ, mấy h, bao giờ, giờ nào, h nào, giờ mở cửa, giờ đóng cửa, bây giờ, bây h, bay gio, bh, giờ giấc, giờ
        làm, giờ hoạt động, giờ vàng, giờ đó, giờ ấy, h đó, bao h, đổi giờ, dời giờ, chuyển giờ, mấy tiếng, mấy phút,
        bao phút, bao nhiêu phút, bao nhiêu tiếng, bao lâu, một chút, 1 chút, một ít, 1 ít, một xíu, 1 xíu, một lát,
        một lần, 1 lần, một vài, chút xíu, tiếng anh, tiếng việt, tiếng hàn, tiếng trung, tiếng nhật, tiếng nga, tiếng
        thái, sau đó, sau khi, sau này, sau lưng, phía sau, trước đó, trước khi, trước đây, phía trước, trước mắt, đến
        nơi, cái này, gói này, dịch vụ này, số này, bên này, điều này, lần này, bài này, thế này, như này, như thế
        này, em này, chị này, anh này, hình này, giá này, mã này, chỗ này, thời gian này, lúc này, dạo này, giờ này,
        người này, đầu này, hiện nay, ngày nay, trước nay, xưa nay, lâu nay, đến nay, mấy hôm nay, mấy ngày nay, mấy
        bữa nay, cả ngày, mỗi ngày, hàng ngày, hằng ngày, hàng tuần, mỗi tuần, vợ này, so nay, mã số này, cặp kè, nhóm
        này, mai kia, mai mốt, một hai, kem trộn, sang năm, năm nay, năm sau, năm ngoái, năm trước, năm tới, tháng
        trước, tuần trước, ba lô, ba rọi, dưới đây, ở đây, tại đây, bên đây, đây là, có hai, lát nữa, chút nữa, tí
        nữa, xíu nữa, hơn nữa, mai linh, khuyến mại, khuyen mai, khuyến mai, hoa mai, ngay lập tức, ngay cạnh, ngay
        gần, ngay sau, ngày lễ, ngày tết, tiếp tân, tối giản
        """)  # fmt: skip


def _money() -> None:
    _add("money", "k, đ, đồng, vnd, vnđ, nghìn, ngàn, triệu, tr, củ, %, phần trăm, usd, $, đô, won, trieu, ngan, lít")


def _people() -> None:
    me = listed(PRONOUNS)
    _add("me", (*me, "bản thân", "bản thân mình", "t", "mị"))
    _exact["tôi"] = _exact["tui"] = ("me", None)
    _add("counted", """
        người, ng, nguoi, ngừi, ngưi, nguời, khách, khach, người lớn, ng lớn, vị, thành viên, đứa, dua, mạng, mem,
        pax, people, ppl, persons, person, nguoi lon, khách nữ, khách nam, kh, chỗ, slot, vé, bạn nữ, bạn nam, nhân
        khẩu, ngươi, ngườii, ngoi, ngừ, nguoii, ghế, đứa mình
        """)  # fmt: skip
    _add("friend", """
        bạn, người bạn, bạn nữa, người bạn nữa, người khác, người nữa, ng nữa, bé, đứa bạn, đồng nghiệp, cháu nhỏ, con
        nhỏ, nhóc
        """)  # fmt: skip
    _add("female", "nữ, nu, cô gái, phụ nữ, girl")
    _add("grown", "lớn, người lớn tuổi")
    _add("small", "nhỏ, trẻ em, trẻ, con nít, em bé, trẻ con")
    _add("male", "nam, đàn ông, chàng trai, boy")
    _add("pair", """ mẹ con, má con, bố con, ba con, cha con, chị em, anh em, anh chị em,
        bà cháu, ông cháu, dì cháu, cô cháu, chú cháu, chị em gái, anh chị, mẹ và con
        """)  # fmt: skip
    _add("spouses", "vợ chồng, vc, vk ck, ck vk, vo ck, vợ chồng nhà")
    for own in me:
        _add("people", f"cả hai vợ chồng, cả 2 vợ chồng, cả 2 vc, "
             f"cặp đôi {own}", 2)  # fmt: skip
        if own not in ("con", "cháu"):
            _add("people", f"hai đứa {own}, 2 đứa {own}", 2)
        _add("people", f"chỉ {own}, mỗi {own}, mình {own} thôi, có mình {own}, chỉ mình {own}, chỉ có {own}, chỉ có "
             f"mình {own}, mỗi mình {own}, một mình {own}, 1 mình {own}, {own} đi 1 mình, {own} đi một mình, "
             f"{own} thôi, {own} đi thôi", 1)  # fmt: skip
        _add("kin", f"bạn {own}, ba {own}, cha {own}, dì {own}, chị {own}, anh {own}, sếp {own}, mẹ {own}, má {own}, "
             f"vợ {own}, chồng {own}, bố {own}, bà {own}, vk {own}, ck {own}, con {own}, em {own}", 1)  # fmt: skip
        _add("parents", f"bố mẹ {own}, ba mẹ {own}, ba má {own}, ông bà {own}, bme {own}")
        _add("weare", f"tụi {own}, bọn {own}, chúng {own}, nhóm {own}, nhà {own}, bên {own}, team {own}, đoàn {own}, "
             f"gia đình {own}, hội {own}, tụi {own} có, bọn {own} có, bên {own} có, nhóm {own} có, {own} đi, "
             f"tụi {own} đi, bọn {own} đi, nhà {own} có, nhà {own} đi")  # fmt: skip
    for name in ("anh anh", "em em", "mình mình", "con con", "chị chị", "chị anh", "anh chị", "chị em", "anh em",
                 "em anh", "em chị", "con em", "con anh", "con chị"):  # fmt: skip
        if _exact.get(name, ("",))[0] == "kin":
            del _exact[name]
    _add("people", """
        cặp đôi, couple, cặp, một cặp, 1 cặp, đôi, phòng đôi, cả hai, cả 2, gói đôi, gói couple, hai người, 2 người,
        đôi tình nhân, hai mình, 2 mình, vk ck mình
        """, 2)  # fmt: skip
    _add("people", "một mình, 1 mình, mình ên, 1m, solo, một thân một mình, đi lẻ, cá nhân, một mìn", 1)
    _add("people", "ba người, 3 người", 3)
    _add("kin", """
        vợ, chồng, ck, vk, mẹ, má, bố, bà xã, ông xã, bạn gái, bạn trai, bg, bt, ny, người yêu, ng yêu, nyc, bạn thân,
        con gái, con trai, chị gái, em gái, anh trai, em trai, bà ngoại, bà nội, ông nội, ông ngoại, mẹ chồng, mẹ vợ,
        một người bạn, 1 người bạn, 1 bạn, một bạn, 1 ng bạn, đứa bạn, bạn cùng phòng, vợ sắp cưới, chồng sắp cưới,
        người thân, chị dâu, em dâu, bồ, mẹ già, gấu, me em, me minh, vo, chong, bà chị, ông anh, nhỏ bạn, con bạn, bé
        nhà
        """, 1)  # fmt: skip
    _add("parents", "bố mẹ, ba mẹ, ba má, ông bà, cha mẹ, bố mẹ chồng, ba mẹ chồng, ba mẹ vợ, bố mẹ vợ, ba me, bo me")
    _add("weare", """
        nhóm, gia đình, cả nhà, đoàn, tổng, tổng cộng, số lượng, sl, số người, nhóm có, đi, tụi tui, chúng tôi có, có
        tổng, có tổng cộng, cả thảy, tất cả, hết thảy, đi tổng, cả nhóm, cả team, nhà có, gđ, gđ mình
        """)  # fmt: skip
    _add("for", "cho, dành cho")
    _add("plus", "thêm")
    _add("portion", "suất, xuất, vé massage, phần")
    _add("busy", """
        bận, kẹt, mắc bận, không được, ko được, k được, kẹt rồi, bận rồi, không đi được, ko đi được, không qua được,
        ko dc, k dc, ko đc, không rảnh, ko rảnh, hông được, hem được, không tiện, ko tiện, hết chỗ
        """)  # fmt: skip
    _add("not", """
        không phải, ko phải, k phải, hông phải, chứ không phải, chứ ko phải, chứ không, trừ, trừ ngày, ngoại trừ, thay
        vì, đừng, không phải là, ko phải là, bỏ, bỏ ngày, chớ không phải, hk phải, hong phải, đừng có, không lấy,
        ngoài, kp
        """)  # fmt: skip
    _add("x", "x, ×")
    _add("package", """
        massage, mát xa, matxa, mát-xa, masage, massge, mas, gói, combo, liệu trình, dịch vụ, gói massage, trị liệu,
        thời lượng, loại, mátxa, mat xa, matsa
        """)  # fmt: skip
    _add("word", """
        tối tân, dau nam, toi den, toi qua, toi ghe, toi muon, toi se, toi co, toi di, toi bi, toi can, toi dat, toi
        va, toi cung, toi la, toi ten, toi dang, toi khong, toi ko, toi k, cho toi, cua toi, toi xin, toi book, toi
        hoi, chung toi, ben toi, lan toi, toi noi, toi dau, thai toi, con me, anh chị em ơi, chị ơi, em ơi, anh ơi,
        bạn ơi, bạn có thể, nhân viên nam, nhân viên nữ, ktv nam, ktv nữ, kỹ thuật viên nữ, kỹ thuật viên nam, nv nữ,
        nv nam, thợ nữ, thợ nam
        """)  # fmt: skip


for _fill in (_numbers, _days, _calendar, _times, _money, _people):
    _fill()
WORDS: dict[str, tuple[str, Any]] = {**_bare, **_exact}

SPELT = listed("""
    monday, tuesday, wednesday, thursday, friday, saturday, sunday, tomorrow, weekend, afternoon, evening
    """)

GENERIC = frozenset(
    listed(
        """
        massage, masage, mát, xa, mat, matxa, spa, herbal, gói, goi, liệu, trình, dịch, vụ, combo, trị, suất, loại,
        the, body, bằng, thảo, dược, của, cho, treatment
        """
    )
)

_WISHED = {
    "en": "tiếng anh, english", "vi": "tiếng việt, vietnamese, tv", "ko": "tiếng hàn, korean, tiếng hàn quốc",
    "ja": "tiếng nhật, japanese", "zh-Hans": "tiếng trung, chinese, tiếng hoa", "th": "tiếng thái, thai",
    "ru": "tiếng nga, russian", "zh-Hant": "tiếng trung phồn thể",
}  # fmt: skip
_ASKED = listed(
    """
    {} đi, nói {}, bằng {}, dùng {}, trả lời {}, {} please, viết {}, chuyển sang {}, nói bằng {}, {} nhé, {} nha, {}
    """
)
WISHES = {
    form: tag
    for tag, names in _WISHED.items()
    for name in listed(names)
    for way in _ASKED
    for form in (*marked(way.format(name)), bare(way.format(name)))
}

LANGUAGE = Language(
    tag="vi",
    words=WORDS,
    spelt=SPELT,
    layers=LAYERS,
    hands=("tay", "bàn tay", "hand", "hands", "tay massage"),
    hand_counts={"bốn": 4, "bon": 4, "sáu": 6, "sau": 6, "tám": 8, "tam": 8, "four": 4, "six": 6, "eight": 8},
    generic=GENERIC,
    wishes=WISHES,
    talk=TALK,
    safety=SAFETY,
)
