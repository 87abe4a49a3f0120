"""Vietnamese: how guests take a safety sign back, with and without marks."""

from dialogs.reading.languages.language import SafetyWords, listed
from dialogs.reading.languages.vietnamese_letters import forms
from dialogs.reading.languages.vietnamese_talk import ENDINGS, ME, NOT, _all, _ways

KIN = (
    "mẹ",
    "má",
    "bố",
    "cha",
    "vợ",
    "chồng",
    "vk",
    "ck",
    "bà xã",
    "ông xã",
    "con gái",
    "con trai",
    "chị gái",
    "anh trai",
    "em gái",
    "em trai",
    "bà ngoại",
    "bà nội",
    "ông ngoại",
    "ông nội",
    "bạn gái",
    "bạn trai",
    "bạn thân",
    "người yêu",
    "ny",
    "đồng nghiệp",
    "sếp",
    "hàng xóm",
    "mẹ chồng",
    "mẹ vợ",
    "bố chồng",
    "bố vợ",
    "ba chồng",
    "cậu",
    "dì",
    "bạn",
    "ba",
    "bà",
    "ông",
    "con",
    "em",
    "anh",
    "chị",
    "cô",
    "chú",
    "bác",
    "cháu",
    "đứa bạn",
    "người bạn",
    "bé nhà",
    "bé",
    "ba mẹ",
    "bố mẹ",
    "ông bà",
    "thím",
    "mợ",
    "dượng",
    "chị dâu",
    "anh rể",
    "cô giáo",
    "thầy",
    "bạn học",
    "chị bạn",
    "anh bạn",
    "khách",
    "người nhà",
    "người thân",
    "nhóc",
)
WHOSE = listed("""
    mình, tôi, em, tui, anh, chị, mk, t, tớ, của mình, của em, của tôi, nhà mình, nhà em, e, m, mik, con, tao
    """)
ADDRESSED = ("chị", "anh", "em", "con", "cháu", "cô", "chú", "bác")
"""Kin that are also "I" and "you": only with a word for whose they are are they others."""
MINE = ("mình", "tôi", "tui", "của mình", "của em", "của tôi")
OTHERS = _all(
    tuple(
        f"{'=' if kin == 'cô' else ''}{kin} {whose}" for kin in KIN for whose in (MINE if kin in ADDRESSED else WHOSE)
    ),
    tuple(f"=một {kin}" for kin in ("anh", "chị", "cô", "bác", "người")),
    """
    =ổng, chồng bị, chồng đang, chồng mới, =mẹ, =má, bố, =chồng, =vợ, con gái, con trai, chị gái, anh trai, em gái, em
    trai, bà ngoại, bà nội, ông ngoại, ông nội, bạn gái, bạn trai, bạn thân, người yêu, đồng nghiệp, hàng xóm, mẹ
    chồng, mẹ vợ, anh ấy, chị ấy, cô ấy, bà ấy, ông ấy, bả, ảnh, chỉ, cổ, ảnh ấy, bạn ấy, ông xã, bà xã, người quen,
    người bạn, đứa bạn, nhỏ bạn, một người, 1 người, người khác, ai đó, có người, người ta, họ hàng, nhiều người, mấy
    người, những người, người bị, người có, ai bị, ai có, khách bị, khách nào, người nào, phim, trong phim, diễn viên,
    cầu thủ, thằng bạn, con bạn, cô bạn, anh bạn, chị bạn, thằng em, ba mẹ, bố mẹ, ông bà, =dì, =cậu, thím, cô giáo,
    sếp, ba vợ, ba chồng, bác hàng xóm, người đàn ông, người phụ nữ, họ, ông chú, bà cô, bà dì, nghe nói, nghe kể, ông
    hàng xóm, bà hàng xóm, anh hàng xóm, chị hàng xóm, cô hàng xóm, nạn nhân
    """,
)
OTHERS = tuple(o for o in OTHERS if o not in ("bo", "anh ay", "chi", "anh", "co", "cau", "ba", "di", "ho", "bả", "ảnh"))

HIP = ("hông", "hong")
"""The South's "no" is also the hip: alone it denies nothing here."""

ASKED = listed(
    """
    được, đc, dc, có, ổn, sao, còn, nổi, đi, massage, làm, đặt, lịch, vậy, rảnh, giá, nhận, tốt, trống, bạn
    """
)
"""Before a "no" at the end of a question."""

SAFETY = SafetyWords(
    negators=_all(
        tuple(word for word in NOT if word not in HIP),
        _ways(HIP, ("có", "bị", "đau", "sốt", "tê", "phải", "thấy", "còn", "hề", "khó", "yếu", "mang", "sưng", "ho")),
        """
        chưa, chẳng, =chả, =hết, đã hết, hết bị, không có, ko có, k có, hong có, không bị, ko bị, k bị, hem bị, hông
        bị, chưa bị, chưa từng, chưa có, chưa từng bị, không còn, ko còn, hết rồi, =đâu có, đâu có bị, không hề, =đỡ,
        khỏi bị, không phải, ko phải, không hề bị, đã khỏi, khỏi hẳn, hoàn toàn không, chả bị, no, not, làm gì có, chứ
        không, chứ ko, chứ k, loại trừ, âm tính, không thấy, ko thấy, chưa thấy, không dính, hk có, hk bị, hok bị, hok
        có, khum bị, khum có, kg bị, không mang, ko mang, =đừng
        """,
    ),
    not_negators=_all(
        _ways(ASKED, (*NOT, "chưa"), ("", "ạ", "vậy", "bạn", "em", "shop", "ad", "nhỉ", "?", "a", "e")),
        _ways(("phải", "đúng"), (*NOT, "chưa"), ("ạ", "vậy", "bạn", "shop", "ad", "nhỉ", "?", "ta")),
        _ways((*NOT, "chưa"), ENDINGS),
        _ways(NOT, ("?",)),
        _ways(
            NOT,
            (
                "biết",
                "hiểu",
                "rõ",
                "chỉ",
                "những",
                "sao",
                "ngủ",
                "khỏi",
                "hết",
                "đỡ",
                "giảm",
                "bớt",
                "ổn",
                "khỏe",
                "khoẻ",
                "chịu",
                "thể",
                "dám",
                "tin",
                "may",
                "đến",
                "tới",
                "qua",
                "dứt",
                "lành",
                "yên",
                "thuyên giảm",
                "tự nhiên",
                "ngừng",
                "nổi",
                "quen",
                "được khỏe",
                "đi",
                "làm",
                "nhấc",
                "đứng",
                "ngồi",
                "tiểu",
                "nói",
                "thở",
                "tập",
                "dùng thuốc",
                "ăn kiêng",
                "lo",
                "ngờ",
                "những chỉ",
                "may bị",
                "quên",
                "nhớ",
                "cảm thấy khỏe",
                "thấy khỏe",
                "thấy đỡ",
                "thấy bớt",
                "còn cảm giác",
                "còn sức",
                "muốn sống",
                "cố ý",
                "hề đỡ",
                "hề giảm",
                "đặt",
                "muốn",
                "cần",
                "liên quan",
                "còn cách",
                "ăn được",
                "phải lần đầu",
                "hay",
                "có tiền",
                "có cảm giác",
            ),
        ),
        """
        chưa khỏi, chưa hết, chưa đỡ, chưa lành, chưa bớt, chưa biết, chưa rõ, chưa hiểu, chưa khỏe, chưa giảm, chưa
        đi khám, chưa đi, chưa đặt, hết sức, hết cả, hết người, hết chỗ, hết slot, hết tiền, hết mình, hết bao nhiêu,
        hết lịch, chẳng hiểu sao, chả hiểu sao, chẳng may, không may, ko may, hết nổi, hết chịu, hết chịu nổi, đỡ hơn
        chưa, không hết, mãi không, hoài không, mãi ko, hoài ko, vẫn không, vẫn chưa, đâu có đỡ, không còn cách, không
        có thời gian, không có tiền, không có vấn đề, không vấn đề, mà không, mà ko
        """,
    ),
    denied_after=_all(
        """
        thì không, thì ko, thì k, đã khỏi, đã hết, khỏi rồi, hết rồi, khỏi hẳn, đã ổn, ổn rồi, đã lành, lành rồi, đã
        đỡ, đỡ rồi, đỡ hẳn, khỏi r, hết r, ổn r, khỏe rồi, khoẻ rồi, đã khỏe, đã khoẻ, đã chữa khỏi, chữa khỏi, chữa
        khỏi rồi, không có, ko có, : không, : ko, - không, ? không, ? ko, không còn, ko còn, không còn nữa, đã ổn
        định, thì chưa, lành hẳn, hồi phục, đã hồi phục, bình phục, âm tính, bình thường, vẫn bình thường, vẫn tốt,
        vẫn ổn, bth, hoàn toàn bình thường, : none, khỏi lâu rồi, hết lâu rồi
        """
    ),
    breakers=_all(
        ME,
        """
        nhưng, nhưng mà, =mà, tuy, tuy nhiên, chỉ, chỉ có, chỉ bị, =vì, tại, do, bởi vì, =bị, mình bị, em bị, giờ, bây
        giờ, hiện tại, hiện, nay, hôm nay, tự nhiên, tự dưng, tự nhiên bị, bỗng, đột ngột, còn, nên, =rồi, =thì, từ,
        sau khi, đang, =lại, lại bị, thế mà, vẫn, vẫn bị, ngoài, ngoại trừ, trừ, xong, mà lại, có điều, được cái, =là,
        but, tôi bị, chị bị, anh bị, cơ mà, =cho, cứ, cứ bị, =khi, lúc
        """,
    ),
    listing=_all("hoặc, hay, cũng không, cũng ko, và không, lẫn, cũng như, cũng chẳng, hay là, cũng k, ko cả, cả"),
    joining=_all("và, với, cùng"),
    not_long_ago=_all("""
        tuần trước, tháng trước, hôm trước, bữa trước, ngày trước, hôm kia, đã, tuần rồi, mấy hôm trước
        """),
    past=_all(
        """
        năm ngoái, năm trước, hồi trước, hồi xưa, hồi nhỏ, ngày xưa, lúc nhỏ, khi còn nhỏ, hồi bé, trước đây, trước
        kia, đã từng, từng bị, từng có, từng đau, từng mổ, từng gãy, tháng trước, tuần trước, hôm trước, bữa trước,
        hồi đó, lâu rồi, đã lâu, xưa, thời sinh viên, đã khỏi, khỏi rồi, đã hết, hết rồi, khỏi hẳn, đã lành, lành rồi,
        đã chữa khỏi, hồi phục, hồi năm, từ năm ngoái đã, năm xưa, hồi sinh viên, hồi mới cưới, mấy năm trước, vài năm
        trước, nhiều năm trước, 1 năm trước, 2 năm trước, 3 năm trước, 4 năm trước, 5 năm trước, 6 năm trước, 7 năm
        trước, 8 năm trước, 10 năm trước, hai năm trước, ba năm trước, mười năm trước, năm năm trước, 1 tháng trước, 2
        tháng trước, 3 tháng trước, 6 tháng trước, hồi tháng, hồi hè, ngày trước, dạo trước, đợt trước, hồi covid, hồi
        cấp 3, trước có, trước bị, hết lâu rồi, hồi cuối năm, 15 năm trước, 20 năm trước, hồi nẳm, hồi còn, hồi đợt,
        lúc trước, hồi mang thai, hồi bầu, lần bầu trước, lần trước, đợt covid, hồi trẻ, khỏi lâu rồi, năm kia
        """
    ),
    lately=_all(
        """
        vẫn còn, vẫn bị, vẫn đau, vẫn chưa, còn bị, giờ vẫn, giờ còn, giờ bị, giờ đau, bây giờ vẫn, bây giờ bị, hôm
        nay, sáng nay, chiều nay, tối nay, tối qua, hôm qua, đêm qua, từ hôm qua, từ sáng, từ tối qua, nãy, lúc nãy,
        hồi nãy, mới, vừa, vừa mới, mới đây, gần đây, dạo này, mấy hôm nay, mấy ngày nay, mấy bữa nay, từ tuần trước,
        từ tháng trước, từ hôm, chưa khỏi, chưa hết, chưa đỡ, không khỏi, không hết, tái phát, bị lại, lại bị, ngày
        càng, càng ngày càng, đang, liên tục, đến giờ, đến nay, tới giờ, suốt, cả tuần nay, tuần nay, tháng nay, giờ
        lại, đột nhiên, từ đêm qua, hồi sáng, 1 tiếng trước, 2 tiếng trước, mới bị, kéo dài
        """
    ),
    supposing=_all(
        """
        nếu, nếu như, nếu mình, nếu em, nếu tôi, nếu bị, lỡ, lỡ mà, lỡ mình, lỡ em, lỡ bị, giả sử, nhỡ, nhỡ bị, ví dụ,
        ngộ nhỡ, trường hợp, trong trường hợp, chẳng may bị, =khi bị, =lúc bị, khi nào, sợ bị, sợ sẽ, =gây, gây ra,
        nếu sau này em, nếu sau này mình, sau này nếu, có thể gây, có gây, dẫn đến, để tránh, tránh bị, phòng ngừa,
        ngăn ngừa, nguy cơ, liệu có bị, có làm, dễ bị, có khi nào, =chữa, điều trị, giúp giảm, cho người, dành cho
        người, hạn chế
        """
    ),
    others=OTHERS,
    other_is_guest=_all(
        tuple(
            f"{verb} {kin}"
            for verb in (
                "cho",
                "đặt cho",
                "dẫn",
                "đưa",
                "chở",
                "book cho",
                "đi với",
                "đi cùng",
                "cùng",
                "dắt",
                "rủ",
                "tặng",
                "giúp cho",
            )
            for kin in KIN
            if kin not in ("em", "anh", "chị", "bạn", "con", "cô", "chú", "bác", "cháu", "ba")
        ),
        tuple(
            f"{verb} {kin} {whose}"
            for verb in ("cho", "đặt cho", "book cho", "đi với", "dẫn", "đưa")
            for kin in KIN
            for whose in ("mình", "em", "tôi", "tui")
            if kin != whose
        ),
        tuple(
            f"{kin}{whose} muốn"
            for kin in KIN
            if kin not in ("em", "anh", "chị", "con", "cháu", "cô", "bạn")
            for whose in ("", " mình", " em", " tôi")
        ),
        """
        mẹ được không, đi cùng mình, đi cùng em, đi chung với mình, đi với mình, muốn đi cùng, muốn đi chung, cùng đi,
        massage gì cho, gói nào cho, có gói nào, gói gì cho, hai vợ chồng, 2 vợ chồng, 2 vc, vợ chồng mình, vợ chồng
        em, vợ chồng tôi, hai mẹ con, 2 mẹ con, cho bé, đặt cho, book cho, cho con, cho cháu, mình và vợ, mình và
        chồng, mình và mẹ, mình với vợ, mình với chồng, mình với mẹ, em và chồng, em với chồng, em và mẹ, em với mẹ,
        cô ấy muốn, anh ấy muốn, bà muốn, muốn đặt cho, muốn massage, massage được không, massage được ko, massage dc
        ko, massage dc k, massage đc ko, làm được không, làm được ko, đi massage được không, massage có được không,
        muốn đi massage, được massage không, massage có sao không, qua massage được, làm dc ko, có làm được không,
        massage được k, có massage được, massage dc khong, đi được không
        """,
    ),
    own=_all(
        tuple(f"={who}" for who in ME if who not in ("m", "a", "c", "con")),
        """
        minh, toi bi, toi dang, em, tui, anh bị, chị bị, con bị, cô bị, bác bị, chú bị, chị đang, anh đang, mik, mk,
        tôi bị, người mình, a bị, c bị, m bị, tôi, =toi
        """,
    ),
    asking=_all(
        """
        cho hỏi, cho mình hỏi, cho em hỏi, cho tôi hỏi, tại sao, vì sao, làm sao, thế nào là, sao lại, có phải, có
        phải là, liệu, bao lâu, khi nào, bao giờ, tìm hiểu, giải thích, hỏi về, muốn hỏi, hỏi, ad cho hỏi, shop cho
        hỏi, có khi nào, dấu hiệu, triệu chứng, massage có, psoas có, cơ psoas có, có đúng, có nên, nên làm gì, cho
        mình hỏi là, cho em hỏi là, spa có
        """
    ),
    having=_all(
        _ways(
            ("mình", "em", "tôi", "tui", "anh", "chị", "con", "mk", "mik", "e", "cô", "bác", "chú", "m", "a", "c"),
            (
                "bị",
                "đang",
                "đang bị",
                "có",
                "vẫn",
                "cứ",
                "mới",
                "vừa",
                "hay",
                "lại",
                "thấy",
                "cũng",
                "mới bị",
                "vừa bị",
                "còn",
                "đau",
                "không",
                "ko",
                "uống",
                "mang",
                "sốt",
                "khó",
                "tê",
                "cảm",
                "được",
                "bầu",
                "cảm thấy",
                "hay bị",
            ),
        ),
        """
        đang bị, hiện đang, bị hôm nay, sáng nay, tối qua, hôm qua, từ hôm qua, mấy hôm nay, mấy ngày nay, tự nhiên,
        đột ngột, của mình, của em, của tôi, đang, nãy giờ, hồi sáng, mới bị, vừa bị, mấy bữa nay, sáng giờ, hôm nay
        """,
    ),
    doubting=_all(
        """
        không biết có, ko biết có, k biết có, không biết có phải, ko biết có phải, không chắc, ko chắc, không rõ có,
        ko rõ có, chưa biết có, chưa chắc, hy vọng không, mong là không, chắc không, không biết là có, hình như không
        """
    ),
    figures=_all(
        """
        tu van, ben minh, ben em, ben ban, ben shop, ben spa, ben nay, ben do, khach hang, cua hang, nha hang, mat
        hang, don hang, hang ngay, hang tuan, hang thang, hang khong, hang ghe, giao hang, ngan hang, xep hang, hang
        dau, dat hang, hang xom, het hang, nga tu, nga ba, nga nam, nga re, ngã tư, ngã ba, ngã năm, chan doi, mo cua,
        mo hang, gio mo, mo may gio, co mo, con mo, mo toi, mo den, mo luc, mo tu, mo ngay, spa mo, mo may lanh, mo
        nhac, vai gay, co gay, gay vai, hang moi, khong te, te qua, te lam, phuc vu te, te nhat, te vay, sinh nhật,
        sap sinh nhat, ho boi, mat kinh, co thai massage, đau đầu quá nhiều việc, đau ví, đau tim quá, đau lòng, đau
        khổ, đau túi, đau lưng mùi, đau mắt vì, đau não, giá đau, giá đau tim, nhìn giá mà, chết cười, cười chết, cười
        đau bụng, cười đau cả bụng, cười muốn đau bụng, cười xỉu, cười ngất, cười té ghế, cười té xỉu, cười không thở,
        cười muốn xỉu, cười bể bụng, cười vỡ bụng, cười sặc, mệt chết, như sốt, đi được xỉu, muốn chết đi được, muốn
        chết được, muốn chết luôn á, đau muốn chết, nhức muốn chết, lạnh muốn chết, khát muốn chết, nhớ muốn chết, vui
        muốn chết, lười muốn chết, sợ muốn chết, căng thẳng muốn chết, khó chịu muốn chết, stress muốn chết, mắc muốn
        chết, đắt muốn chết, bận muốn chết, đông muốn chết, ngon muốn chết, đau lưng muốn chết, mỏi lưng muốn chết,
        mỏi vai muốn chết, đau vai muốn chết, mỏi chân muốn chết, nhức mỏi muốn chết, cực muốn chết, massage muốn
        chết, xa muốn chết, buồn ngủ muốn chết, đau cổ muốn chết, mỏi cổ muốn chết, lâu muốn chết, mệt quá muốn chết,
        thơm muốn chết, đói bụng muốn chết, mệt mỏi muốn chết, dễ thương muốn chết, yêu muốn chết, thương muốn chết,
        mệt muốn chết, mệt xỉu, mệt muốn xỉu, mệt gần chết, đói chết, đói muốn chết, đói xỉu, đói muốn xỉu, nóng chết,
        nóng muốn chết, nóng xỉu, nóng muốn xỉu, nóng chảy mỡ, nắng xỉu, buồn ngủ muốn chết, mỏi muốn chết, mỏi chết,
        mỏi rã rời, chết mất, chết được, đẹp xỉu, ngon xỉu, rẻ xỉu, đắt xỉu, mắc xỉu, mê xỉu, thích xỉu, xịn xỉu, thèm
        chết, thèm muốn chết, thích chết, thích muốn chết, ghiền muốn chết, chết mê, mê chết, giá xỉu, giật mình, xỉu
        up xỉu down, xỉu ngang, xỉu với giá, muốn xỉu với, xỉu lên xỉu xuống, nghẹt thở vì đẹp, đẹp nghẹt thở, đẹp đến
        nghẹt thở, hồi hộp nghẹt thở, hồi hộp muốn nghẹt thở, sốt đất, sốt vé, sốt ruột, sốt sắng, cơn sốt giá, sốt
        giá, sốt xình xịch, sốt hàng, gây sốt, đang sốt, cháy vé, sốt world cup, sốt mạng, cơn sốt, tê tái, tê tê vui,
        lạnh tê người, tê người vì lạnh, đứng tim, rớt tim, rụng tim, thót tim, lên cơn đau tim vì giá, đau tim với
        giá, trụy tim, trái tim, tim đập thình thịch vì vui, thả tim, bắn tim, tan vỡ, tim tan nát, đau tim vì giá,
        đau tim vì crush, nhìn giá đau tim, nhìn giá mà đau tim, thấy giá đau tim, thấy giá mà đau tim, giá đau tim,
        nghe giá đau tim, nghe giá mà đau tim, giá này đau tim, giá này muốn đau tim, đau tim luôn, mà đau tim vì, mù
        màu, liệt giường vì lười, tê liệt cảm xúc, kẹt xe tê liệt, tê liệt giao thông, ngất ngây, ngây ngất, sướng
        ngất, ngất trên cành quất, mang bầu không khí, bầu trời, bầu không khí, bầu cử, bầu chọn, bầu sô, gà tần, bà
        bầu bí, bí bầu, bong bóng bay, ung thư giai đoạn cuối với, ăn no vỡ bụng, no vỡ bụng, ăn no muốn vỡ bụng, no
        muốn bể bụng, to như bầu, như bà bầu, như mang thai, như có bầu, giống bà bầu, như bầu, xem phim, cự giải,
        cung cự giải, giảm giá sốc, giá sốc, sốc giá, gội đầu, goi dau, dầu gội, dầu gió, tinh dầu, dau goi, dau gio,
        tinh dau, dầu dừa, dau dua, đầu tiên, dau tien, đầu giờ, dau gio chieu, đầu tuần, dau tuan, đầu tháng, dau
        thang, đầu năm, lần đầu, lan dau, bắt đầu, bat dau, ở đâu, o dau, ban dau, cơ thể, co the, tắm, tử vi, chết
        máy, chết pin, hết pin, chết tiệt, chết cha, chết thật, thôi chết, chet that, giết thời gian, giet thoi gian,
        sập giá, tai nạn hạnh phúc, gãy gánh, gãy lưng vì làm, gãy lưng vì deadline, lưng muốn gãy, lưng như gãy, muốn
        gãy lưng, muốn rụng lưng, bò lê bò lết, cày sấp mặt, sấp mặt, lăn ra ngủ, ngủ gục, ngã vào giường, ngã lưng,
        ngả lưng, nga lung, rượu vang, phòng tắm hơi, cảm lạnh với giá, cảm động, cảm tình, cảm thấy, cảm nhận, cảm
        giác, cảm xúc, say mê, say sưa, say xe, say nắng anh, say nắng bạn, sảng khoái, cam lanh voi gia, chân dài,
        gãy tiếng, kinh nguyệt san, tay nghề yếu, yếu đuối quá, yếu lòng, yếu tim vì, ngộp vì đẹp, ngộp thở vì đẹp,
        chảy máu chất xám, máu lửa, hết mình, dính bầu ví, đau như bị tai nạn, viêm màng túi, chết ngất, tự tử vì giá,
        cắn lưỡi tự tử, đau ghê vì giá, mổ heo, mổ xẻ, mổ bò, phẫu thuật thẩm mỹ viện, bệnh viện gần, lưng áo, hông
        bự, thai dương, thái dương, thai lan, thái lan, thai massage, massage thai, thai toi, thai body, do thai, món
        thai, đồ thái
        """
    ),
    clause_ends=_all("nhưng, nhưng mà, tuy nhiên, thế nhưng"),
    asking_after=_all(
        """
        thì có massage, thì có được massage, thì massage, thì được massage, thì có được không, thì được không, thì có
        đi massage, là gì, là sao, là dấu hiệu, là triệu chứng, có phải, có nguy hiểm không, có nguy hiểm ko, nguy
        hiểm không, nguy hiểm ko, nguy hiểm k, có đúng không, đúng không, đúng ko, có sao không, có sao ko, thì sao,
        nghĩa là gì, do đâu, tại sao, vì sao, có liên quan, liên quan gì, có khỏi không, chữa sao, phải làm sao, phải
        làm gì, thì làm gì, nên làm gì, thì phải làm, có nên, thì có nên, là bệnh gì, là như thế nào, ở đâu, nằm ở
        đâu, là nguy hiểm, khi nào thì, bao lâu thì, sau bao lâu, có ảnh hưởng, ảnh hưởng gì, là thế nào, phải đi khám
        không, có cần đi khám, có phải đi viện, có gây, là cấp cứu, có dùng được
        """
    ),
    groups={
        "pain": listed("""
            đau, nhức, đau nhức, đau buốt, nhói, đau nhói, quặn, đau thắt, ê ẩm, ê buốt, buốt, đau âm ỉ, đau dữ dội,
            mỏi
            """),
        "strong": listed(
            """
            dữ dội, kinh khủng, khủng khiếp, quá trời, không chịu nổi, ko chịu nổi, không chịu được, ko chịu được, k
            chịu nổi, rất nhiều, dữ lắm, dữ quá, cực kỳ, cực kì, thấu trời, như xé, như dao đâm, như bị xé, quằn quại,
            chịu không nổi, chịu ko nổi, hết chịu nổi, nặng, quá mức, muốn xỉu, muốn ngất, chưa từng thấy, thấu xương,
            như cắt, xé, lắm, quá, nhiều, dữ, ghê, không thở nổi, tột độ, chịu hổng nổi, chịu hết nổi, không chịu đc,
            ko chịu dc, chịu ko dc, kịch liệt, cực độ
            """
        ),
        "very": listed(
            """
            dữ dội, kinh khủng, khủng khiếp, không chịu nổi, ko chịu nổi, không chịu được, ko chịu được, k chịu nổi,
            cực kỳ, cực kì, như xé, như dao đâm, như bị xé, quằn quại, chịu không nổi, chịu ko nổi, hết chịu nổi, chịu
            hết nổi, muốn xỉu, muốn ngất, không chịu đc, ko chịu dc, chịu ko dc, chịu hông nổi, thấu trời, tột độ, như
            cắt, xé, rất nhiều, dữ lắm, dữ quá, rất dữ, đau lắm, đau quá, rất đau, nhiều, dữ
            """
        ),
        "sudden": listed(
            """
            đột ngột, bất ngờ, tự nhiên, tự dưng, đột nhiên, bỗng nhiên, bỗng dưng, bỗng, đùng cái, đùng một cái,
            thình lình, tự nhiên lại, đang yên đang lành
            """
        ),
        "numb": listed(
            """
            tê, tê rần, tê bì, tê cứng, tê dại, tê liệt, tê tê, mất cảm giác, không cảm giác, ko cảm giác, k cảm giác,
            không có cảm giác, ko có cảm giác, k có cảm giác, không còn cảm giác, ko còn cảm giác, hết cảm giác, kiến
            bò, châm chích, dị cảm, không cảm nhận, ko cảm nhận, râm ran, không có cảm giác gì, cảm giác lạ, như kiến
            bò, tê buốt, mất hết cảm giác
            """
        ),
        "saddle": listed(
            """
            vùng kín, giữa hai chân, giữa 2 chân, bộ phận sinh dục, sinh dục, hậu môn, chỗ kín, dương vật, âm đạo,
            tầng sinh môn, vùng yên ngựa, đáy chậu, háng, chỗ đi vệ sinh, giữa háng, âm hộ, bìu, tinh hoàn, vùng bẹn,
            lỗ hậu môn, vùng háng, mông và vùng kín, hạ bộ, vùng nhạy cảm, chỗ nhạy cảm, giữa hai đùi, giữa 2 đùi, bên
            trong đùi
            """
        ),
        "leg": listed("""
            chân, bàn chân, cẳng chân, đùi, bắp chân, cổ chân, mắt cá chân, đầu gối, mắt cá, bắp đùi
            """),
        "spine": listed(
            """
            lưng, thắt lưng, hông, háng, bẹn, xương chậu, cột sống, cột sống lưng, vùng lưng, eo lưng, khung chậu,
            khớp háng, lưng dưới, mông, xương cụt, psoas, sống lưng, hông lưng, thắt lưng hông, vùng bẹn, xương hông,
            vùng chậu, khớp hông
            """
        ),
        "belly": listed("bụng, bao tử, dạ dày, vùng bụng, bụng dưới, ổ bụng, thượng vị, bụng trên, rốn, hạ vị, bung"),
        "chest": listed("ngực, lồng ngực, tức ngực, tim, vùng ngực, nguc"),
        "fever": listed(
            """
            sốt, ớn lạnh, lạnh run, rét run, run lạnh, sốt cao, sốt nhẹ, 38 độ, 39 độ, 40 độ, 38.5, 39.5, sốt rét,
            rét, nóng sốt, sốt 39, sốt 38, sốt 40, lên cơn sốt, bị sốt, cảm sốt, hâm hấp, ớn lạnh run, 38 do, 39 do,
            40 do
            """
        ),
        "recent": listed(
            """
            mới, vừa, vừa mới, mới đây, gần đây, tuần trước, tháng trước, tuần rồi, tháng rồi, hôm qua, hôm kia, tháng
            nay, tuần nay, hồi tháng, hồi tuần, tháng, tuần, ngày trước, hôm trước, bữa trước, chưa lâu, được 1 tháng,
            chưa lành, chưa tháo chỉ, chưa cắt chỉ, vài tuần, mấy tuần, vài tháng, mấy tháng, năm nay, mới xong, ngày,
            hậu phẫu, hôm bữa
            """
        ),
        "operation": listed("mổ, phẫu thuật, pt, tiểu phẫu, nội soi, ca mổ, giải phẫu, đại phẫu, vết mổ, mỗ"),
        "no": listed("không, ko, k, kg, hông, hong, hổng, hok, hem, chẳng, không thể, ko thể, khó, hết, k thể, chả"),
        "walk": listed(
            """
            đi, đi lại, đi đứng, đứng, đứng dậy, đứng lên, bước, bước đi, nhấc chân, cử động, ngồi dậy, dậy, nhấc chân
            lên, đứng thẳng
            """
        ),
        "straighten": listed(
            """
            duỗi, duỗi thẳng, duỗi chân, duỗi thẳng chân, duỗi hông, co chân, nhấc đùi, duỗi cái chân, duỗi ra, duỗi
            háng
            """
        ),
        "able": listed("được, đc, dc, nổi, ra, lên được, thẳng được, lại được, nổi nữa, được nữa, lên nổi, lại nổi"),
        "cannot": listed(
            """
            không thể, ko thể, k thể, không, ko, k, hông, hong, không còn, ko còn, hết, chẳng, khó, không sao, chưa,
            hok, hem
            """
        ),
        "pregnant": listed(
            """
            bầu, mang thai, có thai, có bầu, thai kỳ, thai kì, thai phụ, bà bầu, mẹ bầu, mang bầu, dính bầu, bầu bì,
            cấn bầu, tuần thai, thai được, bầu được, que 2 vạch, que hai vạch, 2 vạch, hai vạch, đậu thai, bầu bí,
            pregnant, tam cá nguyệt, thai 3 tháng
            """
        ),
        "self": listed("mình, em, tôi, tui, anh, chị, con, mk, mik, e, tớ, cô, bác"),
        "kid": listed("""
            bé, con, cháu, con gái, con trai, bé gái, bé trai, nhóc, em bé, em trai, em gái, thằng bé, con bé, cu
            """),
    },
    forms=forms,
)
