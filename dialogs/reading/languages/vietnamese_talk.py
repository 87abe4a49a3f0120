"""Vietnamese: what guests say to show what they want, with and without marks, in full and in teen code."""

from itertools import product

from dialogs.reading.languages.language import TalkWords, listed
from dialogs.reading.languages.vietnamese_letters import marked, written

NOT = ("không", "ko", "k", "kg", "hông", "hong", "hổng", "hok", "hk", "hem", "hôn", "khum", "khong", "kh", "khônq")
"""Ways of writing "no"."""
ENDINGS = (
    "ạ",
    "a",
    "anh ơi",
    "chị ơi",
    "ah",
    "vậy",
    "bạn",
    "bạn ơi",
    "em",
    "em ơi",
    "shop",
    "shop ơi",
    "ad",
    "ad ơi",
    "nhỉ",
    "ta",
    "chị",
    "anh",
    "mn",
    "e",
    "nhé",
    "nha",
    "thế",
    "hả",
    "spa",
    "c",
    "bn",
    "b",
    "ạ?",
    "dạ",
    "đó",
    "admin",
    "ạk",
)
ME = ("mình", "em", "anh", "chị", "tôi", "tui", "con", "mk", "mik", "e", "tớ", "cháu", "m", "a", "c")


def _ways(*parts: tuple[str, ...]) -> tuple[str, ...]:
    """Every way of putting one of each part in a row."""
    return tuple(" ".join(filter(None, way)) for way in product(*parts))


def _all(*several: str | tuple[str, ...]) -> tuple[str, ...]:
    """Phrases of texts parted by commas and of lists, in all their spellings.

    Of one that begins with "=" only the spellings with marks: without them it is another word.
    """
    found: list[str] = []
    for phrases in several:
        for phrase in listed(phrases) if isinstance(phrases, str) else phrases:
            found += marked(phrase[1:]) if phrase.startswith("=") else written((phrase,))
    return tuple(dict.fromkeys(found))


QUESTION_ENDS = _all(
    _ways(
        ("được", "đc", "dc", "có", "phải", "đúng", "ổn", "còn", "đk", "hay", "rảnh", "trống", "tốt", "sao", "nổi"),
        NOT,
        ("", *ENDINGS),
    ),
    _ways(
        (*NOT, "chưa"),
        (
            "ạ",
            "ah",
            "vậy",
            "bạn",
            "em",
            "shop",
            "ad",
            "nhỉ",
            "ta",
            "thế",
            "hả",
            "a",
            "bạn ơi",
            "ad ơi",
            "shop ơi",
            "em ơi",
            "e ơi",
            "ạk",
        ),
    ),
    """
    không, ko, hông, hok, hem, khum, chưa, nhỉ, hả, bao nhiêu, bao nhiu, =nhiêu, mấy giờ, ở đâu, thế nào, ra sao, là
    gì, là sao, làm gì, cái gì, khi nào, bao lâu, chỗ nào, bao xa, như nào, sao ạ, gì ạ, gì vậy, đâu ạ, đâu vậy, ntn,
    bn, bnh, nhiêu ạ, nhiêu vậy, bao nhiêu ạ, bao nhiêu vậy, mấy giờ ạ, mấy h, sao v, j, j v, j vậy, gì thế, hong, hk,
    những gì, ai vậy, thế nào ạ, như thế nào, lúc nào, hay sao, à
    """,
)

TALK = TalkWords(
    yes=_all(
        """
        vâng, vâng ạ, dạ vâng, dạ có, dạ được, dạ đúng, dạ đúng rồi, dạ ok, dạ oke, dạ phải, đúng rồi, đúng r, đúng
        vậy, đúng thế, chuẩn, chuẩn rồi, chuẩn r, chính xác, ừ, ừa, uh, ừm, uk, ukm, ukie, oke, okie, oki, okela, okê,
        okla, được rồi, được r, dc r, đc r, được ạ, được nhé, được nha, ok ạ, ok nhé, ok nha, ok em, ok bạn, ok shop,
        ok luôn, đồng ý, chốt, chốt luôn, chốt nhé, chốt đơn, xác nhận, gửi đi, gửi luôn, gửi giúp mình, gửi nhé, đặt
        luôn, đặt đi, đặt luôn đi, đặt giúp mình, cứ vậy đi, vậy đi, thế đi, phải rồi, phải, nhất trí, duyệt, tất
        nhiên, dĩ nhiên, đương nhiên, có chứ, có ạ, có nhé, có nha, đúng ạ, đúng nhé, đúng nha, đúng hết, đúng hết
        rồi, yes, yeah, yep, okay, ok rồi, ok r, ok anh, ok chị, ừ em, dạ anh, dạ chị, đúng rồi em, vâng anh, oce, ô
        kê, ô kê la, ưng, tốt rồi, được luôn, dạ ừ, z đi, v đi, rồi ok, sure, ok chốt, okok
        """
    ),
    yes_alone=_all(
        """
        ok, có, được, dc, đc, đk, đúng, rồi, r, uh huh, tốt, hay quá, tuyệt, tuyệt vời, =ổn, ổn ạ, đúng đó, y, oki
        luôn, rồi ạ, rồi nhé, r nha, ờ, ừ ừ, ừ đúng, hợp lý, quá ok, quá tốt, perfect, good, được đó, được đấy, dzạ,
        ukey, \U0001f44d, \U0001f44c, \u2705, ok ok, k sao ok, dạ vâng ạ, vg, vâg, dạ v, được chứ, gửi, đặt, muốn, em
        muốn, mình muốn, có em, có shop, u, um, uhm, ò, okkk, okk
        """,
        _ways(
            ("dạ",),
            (
                "ok",
                "oke",
                "okie",
                "có",
                "được",
                "đúng",
                "đúng rồi",
                "vâng",
                "rồi",
                "ừ",
                "phải",
                "dc",
                "đc",
                "chuẩn",
                "chốt",
                "gửi đi",
                "chính xác",
                "r",
                "ok ạ",
                "vâng ạ",
                "đúng ạ",
                "được ạ",
            ),
        ),
    ),
    no=_all(
        NOT,
        _ways(("dạ", "à"), NOT),
        _ways(
            NOT,
            ("ạ", "nhé", "nha", "em", "bạn", "đâu", "cần", "cảm ơn", "có", "đúng", "phải", "muốn", "nên", "cần đâu"),
        ),
        """
        dạ không ạ, dạ ko ạ, dạ k ạ, dạ thôi, dạ thôi ạ, dạ chưa, sai rồi, sai r, sai, nhầm rồi, chưa đúng, không
        đúng, không phải vậy, chưa, chưa ạ, khỏi, khỏi cần, thôi khỏi, no, nope, đừng gửi, đừng đặt, chưa gửi, khoan
        gửi, thôi không, thôi ko, dạ khỏi, đâu có, từ từ, khoan, khoan đã, để mình xem lại, để em xem lại
        """,
    ),
    no_alone=_all("thôi, thôi ạ, thôi nhé, thôi nha, n, chả, chẳng, \U0001f44e, \u274c, =đừng, nô, not, thôi khỏi ạ"),
    no_word=_all("""
        nhầm, à nhầm, í nhầm, quên, ý mình là, ý em là, ý là, à không, à ko, ah ko, sorry, xin lỗi, á nhầm, đổi lại,
        sửa lại, lộn, à lộn, í lộn, nói lộn, đúng ra
        """),
    after_no=frozenset(
        _all(
            """
            ạ, nhé, nha, em, bạn, cảm, cám, đâu, mình, tôi, shop, ad, chị, anh, thứ, chủ, cn, mai, sáng, chiều, tối,
            lúc, là, phải, cần, ngày, đặt, đổi, để, cho, a, e, đúng, nữa, thanks, tks, t2, t3, sai, nhầm, hôm, tuần,
            ơi, dạ, mà, 1, 2, 3, 4
            """
        )
    ),
    correction=_all(
        """
        nhầm, à nhầm, í nhầm, á nhầm, ý mình là, ý em là, ý tôi là, ý anh là, ý chị là, ý là, đổi lại, sửa lại, sửa
        thành, đổi thành, đổi sang, chuyển thành, chuyển sang, à không, à ko, ah không, ah ko, á quên, à quên, quên
        mất, lộn, nói lộn, ghi lộn, viết nhầm, ghi nhầm, gõ nhầm, nói nhầm, à lộn, í lộn, chứ không phải, chứ ko phải,
        chứ k phải, không phải, ko phải, k phải, mà là, thay vì, đúng ra là, đúng ra, khoan, khoan đã, nghĩ lại, suy
        nghĩ lại, tính lại, thôi đổi, thôi lấy, thôi cho, thay bằng, đổi qua, thôi chuyển, thật ra, thực ra, sửa giúp,
        sửa giùm, sửa, chỉnh lại, cập nhật lại, hay là đổi, cho đổi, hông phải, mình nhầm, em nhầm, đổi ý, tăng lên,
        giảm xuống, thêm 1 người, thêm một người, actually, sorry mình, bớt 1 người, bớt một người
        """
    ),
    start_over=_all(
        """
        làm lại, làm lại từ đầu, bắt đầu lại, lại từ đầu, đặt lại từ đầu, từ đầu, reset, xóa hết, xoá hết, xóa hết đi,
        bỏ hết, bỏ hết làm lại, đặt lại, nhập lại, nhập lại từ đầu, start over, /start, /reset, /restart, restart,
        quay lại từ đầu, đặt mới, xóa đi làm lại, làm lại đi, cho làm lại, bắt đầu lại từ đầu
        """
    ),
    stop=_all(
        """
        =dừng, dừng lại, ngừng, =hủy, hủy đi, hủy bỏ, bỏ đi, bỏ qua, thoát, thôi không đặt nữa, không đặt nữa, ko đặt
        nữa, k đặt nữa, khỏi đặt, thôi khỏi đặt, thôi bỏ đi, stop, cancel, /stop, /cancel, exit, quit, thôi kệ, không
        cần nữa, ko cần nữa, thôi không cần nữa, thôi để sau, để sau, để khi khác, để hôm khác, thôi nghỉ, nghỉ đi,
        kết thúc, hủy luôn, thôi hủy, thôi ko đặt nữa, hông đặt nữa, thôi khỏi, hủy giúp mình, hủy hết
        """
    ),
    help=_all("""
        trợ giúp, giúp, giúp với, giúp mình với, giúp em với, help, /help, menu, /menu, hướng dẫn, bạn làm được gì,
        bạn giúp được gì, giúp đỡ, hỗ trợ, bot làm được gì, có gì, xem menu, hướng dẫn mình, hd
        """),
    back=_all("""
        quay lại, trở lại, lùi lại, quay về, bước trước, quay lại bước trước, back, /back, trở về, lùi, undo, trở lại
        bước trước
        """),
    polite=_all(
        """
        dạ, ạ, nhé, =nhá, nhe, nghen, nghe, nè, ơi, em, =chị, bạn, shop, ad, admin, spa, =mình, với, giúp, giùm, nha,
        =đi, dùm, luôn, please, pls, cảm ơn, cám ơn, thanks, tks, thank, you, á, à, hihi, haha, hehe, hi, vậy, thế,
        rồi, r, vui lòng, làm ơn, =cho, e, a, c, b, :d, hjhj, kk, kaka, ok, tui, =tôi, xin, =thì, yeah, cái, đó, ấy,
        ê, ui, huhu, ah, ak, đấy, sếp, nhiều, ^^, bot, =hen, bạn ơi, anh ơi, chị ơi, ok anh, vâng anh, dạ anh, giúp
        anh, giúp chị
        """
    ),
    intents={
        "human": _all(
            """
            gặp nhân viên, gặp người, người thật, nói chuyện với nhân viên, nói chuyện với người, gặp tư vấn viên, tư
            vấn viên, gặp quản lý, quản lý, lễ tân, gặp lễ tân, nhân viên tư vấn, nhân viên hỗ trợ, chăm sóc khách
            hàng, cskh, tổng đài, tổng đài viên, gọi lại cho, gọi lại, khiếu nại, phàn nàn, không muốn nói với bot,
            không nói chuyện với bot, không chat với bot, muốn nói chuyện với, chat với người, chat với nhân viên, cho
            gặp, muốn gặp, có ai ở đó, có ai không, có ai trực, nói với người, cần gặp, người trực, nv tư vấn, gặp nv,
            ad thật, gặp ad, bức xúc, gặp chủ, chủ spa, human, real person, alo cho mình, nv thật, nhân viên thật, hỗ
            trợ trực tiếp, gọi điện cho, kết nối nhân viên
            """
        ),
        "late": _all(
            """
            đến trễ, tới trễ, đến muộn, =tới muộn, trễ giờ, muộn giờ, qua trễ, qua muộn, bị trễ, sẽ trễ, trễ tầm, trễ
            khoảng, =muộn khoảng, =muộn tầm, kẹt xe, tắc đường, trễ chút, trễ một chút, trễ 1 chút, =muộn chút, =muộn
            một chút, =muộn 1 chút, trễ xíu, trễ 1 xíu, trễ một xíu, trễ tí, =muộn tí, =muộn 1 tí, trễ 1 tí, tới chậm,
            đến chậm, không kịp giờ, ko kịp giờ, k kịp giờ, không kịp, chưa tới kịp, trễ hẹn, muộn hẹn, trễ lịch, bị
            muộn, =sẽ muộn, đi trễ, đi muộn, vào trễ, ghé trễ, có thể trễ, =có thể muộn, lỡ trễ, chắc trễ, =chắc muộn,
            mắc mưa, hơi trễ, =hơi muộn, sang trễ, =sang muộn, xin trễ, =xin muộn, lên trễ, đến sau giờ hẹn
            """,
            _ways(("muộn",), ("5", "10", "15", "20", "25", "nửa tiếng")),
            _ways(
                ("trễ", "=muộn", "chậm"),
                (
                    "5",
                    "10",
                    "15",
                    "20",
                    "25",
                    "30",
                    "35",
                    "40",
                    "45",
                    "nửa tiếng",
                    "nửa",
                    "1",
                    "mười",
                    "hai",
                    "một",
                    "vài phút",
                    "mấy phút",
                    "ba",
                    "nữa tiếng",
                    "hơn",
                    "60",
                ),
            ),
        ),
        "cancel": _all(
            """
            hủy lịch, huỷ lịch, hủy đặt, hủy đặt lịch, hủy đơn, hủy hẹn, hủy booking, hủy buổi, hủy chỗ, cancel lịch,
            cancel booking, cancel, hủy giúp, hủy dùm, hủy giùm, hủy cho mình, hủy cho em, muốn hủy, xin hủy, cần hủy,
            hủy lịch hẹn, hủy cuộc hẹn, hủy ngày, không đến được, ko đến được, k đến được, không qua được, ko qua
            được, không tới được, ko tới được, không đi được nữa, ko đi được nữa, không đi nữa, ko đi nữa, bỏ lịch,
            hủy suất, hủy hôm, hủy slot, hủy vé, rút lịch, hông đến được, không ghé được, xóa lịch, xoá lịch, hủy
            được, hủy mất, hủy phí, hủy dịch vụ, hủy có, cho mình hủy, cho em hủy, cho hủy, mình hủy, em hủy, hủy cái,
            không sang được, đi không được, hủy tối, hủy chiều, hủy sáng, hủy lúc, hủy thứ, hủy mai
            """
        ),
        "change": _all(
            """
            đổi lịch, đổi giờ, đổi ngày, đổi hẹn, dời lịch, dời giờ, dời ngày, dời hẹn, dời qua, dời sang, dời lại,
            dời đến, chuyển lịch, chuyển giờ, chuyển ngày, chuyển sang ngày, chuyển qua ngày, chuyển sang giờ, lùi
            lịch, lùi giờ, lùi lại, hoãn, hoãn lại, hoãn lịch, thay đổi lịch, thay đổi giờ, thay đổi ngày, thay đổi
            lịch hẹn, sửa lịch, sửa booking, sửa đơn, đổi booking, đổi buổi, đổi suất, đổi qua ngày, đổi sang ngày,
            đổi qua hôm, đổi qua thứ, đổi sang thứ, đổi lại lịch, đẩy lịch, đẩy giờ, đẩy sớm, dời, đổi sang hôm khác,
            đổi hôm khác, đổi ngày khác, đổi giờ khác, ngày khác được không, hôm khác được không, reschedule, đổi dịch
            vụ, đổi gói, đổi lịch hẹn, dời lịch hẹn, đổi số người, thay đổi thông tin, doi gio, doi lich, doi ngay,
            chỉnh lịch, đổi cho mình, đổi giúp, dời giúp, chuyển giúp, đổi từ, dời từ, chuyển từ
            """
        ),
        "promotion": _all(
            """
            khuyến mãi, khuyến mại, khuyến mãi gì, km, ctkm, giảm giá, ưu đãi, mã giảm, mã giảm giá, mã khuyến mãi,
            voucher, coupon, discount, sale, promo, promotion, code giảm, mã code, chương trình khuyến mãi, có giảm,
            giảm không, giảm k, giảm ko, được giảm, giảm bao nhiêu, giảm thêm, mã ưu đãi, khuyến mải, kmai, khuyến mãi
            nào, sinh nhật có giảm, deal, combo ưu đãi, quà tặng, tặng kèm, code, nhập mã, dùng mã, áp mã, xài mã,
            =mã, sinh viên giảm
            """
        ),
        "price": _all(
            """
            =giá, bao nhiêu tiền, bao nhiu tiền, bn tiền, bnh tiền, nhiêu tiền, giá sao, giá bao nhiêu, giá bn, giá
            nhiêu, gia bao nhieu, gia sao, gia bn, bảng giá, báo giá, giá cả, gia ca, giá thế nào, giá như nào, giá
            tiền, gia tien, giá vé, giá dịch vụ, gia dich vu, gia the nao, chi phí, =phí, xin giá, xin gia, hỏi giá,
            hoi gia, cho giá, cho gia, giá gói, gia goi, bao nhiêu 1 người, bao nhiêu một người, bao nhiêu 1 suất,
            nhiêu 1 người, nhiêu vậy, nhiêu ạ, bao nhiêu vậy, bao nhiêu ạ, bao nhiêu v, hết bao nhiêu, hết nhiêu, tổng
            tiền, bill, =đắt, mắc quá, rẻ, rẻ hơn, rẻ nhất, menu giá, price, how much, tính tiền, tính phí, tổng hết,
            gia massage, giá ntn, gia ntn, inbox giá, ib giá, ib gia, giá nha, tiền tip, tip, tốn bao nhiêu, tổng bao
            nhiêu, gia 6 tay, gia 4 tay, gia 60, gia 90, mấy tiền, bảng gia, bang gia, nhiu tiền, nhiu, mức giá, thu
            phí, phụ thu, mac qua, re hon, dat qua
            """
        ),
        "book": _all(
            """
            đặt lịch, đặt hẹn, đặt chỗ, đặt trước, đặt 1, đặt 2, đặt 3, đặt 4, đặt một, đặt hai, đặt cho, đặt suất,
            đặt massage, đặt gói, đặt phòng, đặt slot, đặt vé, đặt ngày, đặt mai, đặt thứ, đặt tối, đặt chiều, đặt
            sáng, đặt lúc, muốn đặt, cần đặt, xin đặt, cho đặt, mình đặt, em đặt, tôi đặt, chị đặt, anh đặt, đặt giúp,
            đặt dùm, đặt giùm, đặt cuối tuần, dat lich, dat cho, đăng ký, đăng kí, book, book lịch, booking, giữ chỗ,
            giữ lịch, giữ giúp, giữ slot, còn chỗ, còn slot, còn lịch, còn trống, còn suất, lịch trống, còn giờ, còn
            phòng, slot, trống lịch, trống không, trống ko, có chỗ, có slot, có lịch, có trống, hẹn lịch, lên lịch,
            sắp lịch, xếp lịch, muốn massage, muốn đi massage, muốn làm, muốn qua, muốn ghé, qua massage, ghé massage,
            đi massage, làm massage, muốn matxa, muốn mát xa, mát xa cho, massage cho, cho mình suất, cho em suất, lấy
            suất, lấy slot, lấy gói, cho mình gói, cho em gói, lấy cho mình, hẹn, hẹn giờ, chốt lịch, mình qua được
            không, em qua được không, qua được không, qua lúc, ghé lúc, tới lúc, đến lúc, rảnh không, nhận khách, nhận
            lịch, có nhận, sắp xếp, reserve, reservation, appointment, walk in, qua liền được, qua luôn được, tới liền
            được, đặt bàn, đặt dịch vụ, muốn trải nghiệm, muốn thử, cho mình đặt, cho em đặt, cho xin lịch, set lịch,
            set up lịch, đặt trc, đặt online, muốn book, dat suat, dat 2 nguoi, kín lịch, full chưa, full lịch, hết
            chỗ chưa, dat, đặt
            """
        ),
        "greeting": _all(
            """
            chào, xin chào, hello, hi, hey, alo, alô, chào shop, chào ad, chào bạn, chào em, chào anh, chào chị, chào
            spa, shop ơi, ad ơi, admin ơi, spa ơi, em ơi, bạn ơi, chào buổi sáng, chào buổi chiều, chào buổi tối, hế
            lô, helo, hé lo, hê lô, lô, good morning, dạ chào, kính chào, chao xìn, chào cả nhà, hellu, helu, hiii,
            hii
            """
        ),
        "thanks": _all(
            """
            cảm ơn, cám ơn, cảm ơn nhiều, cám ơn nhiều, cảm ơn bạn, cảm ơn em, cảm ơn shop, thank you, thank, thanks,
            tks, thks, thx, ty, camon, cảm ơn nha, cmon, c.ơn, cảm ơn ad, thanks nha, thanks bạn, thanks shop, cám ơn
            nha, tkss, đội ơn, biết ơn, many thanks, cam on, mơn, cảm mơn, iu shop
            """
        ),
    },
    about_rules=_all(
        """
        làm sao để, làm thế nào, như thế nào, thế nào, chính sách, quy định, quy trình, nếu hủy, nếu đổi, nếu trễ, nếu
        muộn, nếu đến trễ, nếu đến muộn, nếu mình, nếu em, lỡ mà, có cần đặt, có phải đặt, cần đặt trước không, phải
        đặt trước, có mất phí, mất phí, mất tiền, phí hủy, bị phạt, phạt, có được hủy, có được đổi, hủy có, hủy được
        không, đổi được không, đặt như thế nào, đặt thế nào, đặt kiểu gì, cách đặt, đặt sao, đặt bằng cách, trước bao
        lâu, bao lâu thì, tại sao, vì sao, hoàn tiền, có cọc, đặt cọc, cọc không, xác nhận, khi nào thì, có sao không,
        thì sao, có giữ chỗ, giữ chỗ bao lâu, cần làm gì, hủy trước, có nhận khách vãng lai, hủy lịch thì, trễ thì,
        muộn thì, đến trễ có, đến muộn có, đặt ở đâu, đặt qua đâu, book như nào, book thế nào, hủy lịch thế nào
        """
    ),
    question=_all(
        """
        cho hỏi, cho mình hỏi, cho em hỏi, cho tôi hỏi, cho chị hỏi, cho anh hỏi, cho tui hỏi, hỏi, mình muốn hỏi, em
        muốn hỏi, bao nhiêu, tại sao, vì sao, sao, làm sao, làm thế nào, thế nào, khi nào, mấy giờ, ở đâu, ai, có
        phải, có, gì, bao lâu, nên, psoas là gì, cơ psoas là, what, how, where, tư vấn, cho mình biết, cho em biết,
        cho biết, giải thích, bao giờ, muốn biết, mấy, spa có, bên mình có, shop có, bên bạn có, dạ cho em hỏi, dạ cho
        mình hỏi, ad cho mình hỏi, liệu
        """
    ),
    late=_all("trễ, =muộn, chậm, delay, đến muộn, muộn 5, muộn 10, muộn 15, muộn 20, muộn 25, bị muộn"),
    names=_all(
        _ways(("tên", "họ tên"), (*ME, "của mình", "của em", "của tôi", "của chị", "của anh"), ("là", "")),
        _ways(ME, ("tên",), ("là", "")),
        """
        tên là, tên :, tên:, họ tên:, họ và tên, họ và tên:, họ tên, họ tên :, tên khách, tên khách là, tên người đặt,
        đặt tên, để tên, ghi tên, dưới tên, với tên, đứng tên, theo tên, tên đặt, gọi mình là, gọi em là, gọi tôi là,
        gọi chị là, gọi anh là, cứ gọi mình là, cứ gọi là, lấy tên, người đặt là, tên người đặt là, name, my name is,
        tên thật là, tên đầy đủ là, lưu tên, booking tên, nick, khách tên, tên khách:, tên :
        """,
    ),
    weak_names=_all(
        _ways(("mình", "em", "anh", "chị", "tôi", "tui", "con", "đây", "dạ em", "dạ mình", "dạ", "cô", "chú"), ("là",)),
        "tên, dạ tên, cứ để, cứ ghi, i'm",
    ),
    not_names=frozenset(
        _all(
            """
            không, ko, muốn, được, người, khách, massage, nhiêu, phút, tiếng, sdt, điện, thoại, cảm, cám, nhưng, nếu,
            rồi, nhé, spa, shop, psoas, hôm, trễ, ok, hello, yes, no, the, book, booking, gói, xin, =đặt, =cần, =giá,
            =giờ, =ngày, =tháng, =tuần, =thứ, =chiều, =tối, =mấy, =đau, =bị, =lịch, =hẹn, =hủy, =đổi, =dời, =cho,
            =hỏi, =là, =và, =với, =chào, =vâng, =số, =gì, =vậy, =mình, =tôi, =thì, =nay, =bầu, =muộn, khuyến, =mãi,
            =mã, =sẽ, =đã, chưa, ở, =đâu, =thôi, =khỏi, =nào, ạ, dạ, ơi, =chồng, =vợ, code, nhiều, =bao nhiêu, =tay,
            hoặc, la, =ơn, nha, nhe, nè, luôn, giùm, giúp, nghen, what, you, are, price
            """
        )
    ),
    codes=_all(
        """
        mã, mã giảm giá, mã giảm giá là, mã khuyến mãi, mã khuyến mãi là, mã là, mã:, mã :, code, code là, code:, code
        :, mã code, mã code là, voucher, voucher là, mã voucher, coupon, mã ưu đãi, mã ưu đãi là, mã km, mã km là,
        nhập mã, dùng mã, có mã, áp mã, xài mã, promo code, mã giảm, mã giảm là, dùng code, có code, mã của mình là,
        mã promo, áp dụng mã, sử dụng mã
        """
    ),
    no_code=_all(
        NOT,
        _ways(NOT, ("có", "có mã", "có code", "có đâu", "mã")),
        """
        chưa có, chưa có mã, bỏ qua, không có ạ, dạ không, dạ không có, dạ ko, dạ ko có, khỏi, skip, none, no, chưa,
        hok có, thôi
        """,
    ),
    aside=_all(
        """
        đáp, hạ cánh, đến đà nẵng, tới đà nẵng, ra đà nẵng, vào đà nẵng, bay, bay về, bay ra, bay lúc, về lại, check
        out, checkout, check in, checkin, trả phòng, nhận phòng, sinh nhật, sn, rời, về nước, ra sân bay, ở đến, ở
        tới, ở lại đến, lịch cũ, hẹn cũ, đã đặt, đã book, đặt hôm, chuyến bay, cưới, đám cưới, kỷ niệm, về sài gòn, về
        hà nội, đau từ, bị từ, lịch hẹn cũ, bay ngày, có lịch hẹn, có lịch
        """
    ),
    moving=_all("""
        dời, dời lịch, dời từ, đổi, đổi lịch, đổi từ, chuyển, chuyển lịch, chuyển từ, hoãn, lùi, dời giờ, đổi giờ, dời
        ngày, đổi ngày, chuyển giờ, chuyển ngày, doi lich, doi gio, doi tu, doi ngay
        """),
    question_end=QUESTION_ENDS,
    name_ends=listed("nha, nhé, nhe, ạ, nè, nghen, nhá, luôn, ơi, đó, ah, ak"),
)
