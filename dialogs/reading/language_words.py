"""Words by which a message in Latin letters, or in Han letters alone, shows its language. Tables for language_id.py."""

from dialogs.reading.languages.language import listed

ENGLISH = frozenset(
    listed(
        """
        a, an, the, this, that, these, those, i, i'm, i've, i'd, i'll, im, ive, you, your, you're, we, we're, we'd,
        our, us, he, she, it, it's, its, they, them, their, my, me, mine, his, her, is, isn't, are, aren't, am, was,
        were, be, been, being, do, don't, dont, does, doesn't, did, didn't, have, haven't, has, had, will, won't,
        would, can, can't, cant, cannot, could, should, may, might, must, shall, and, or, but, not, no, yes, yeah,
        yep, nope, of, for, from, with, without, at, on, in, into, by, about, around, after, before, until, till,
        between, during, to, too, so, if, when, where, what, what's, whats, which, who, why, how, because, than, then,
        there, there's, here, any, some, all, both, each, every, much, many, more, most, less, just, only, also,
        still, again, already, now, please, pls, plz, thanks, thank, thx, sorry, let, let's, lets, get, got, go,
        going, come, coming, want, wanna, need, like, love, know, think, make, take, give, tell, ask, call, see, look,
        looking, help, try, use, pay, cost, costs, price, prices, pricing, much, cheap, expensive, discount,
        appointment, available, availability, reserve, reservation, schedule, reschedule, tomorrow, tmr, tmrw, today,
        tonight, yesterday, morning, afternoon, evening, night, noon, midday, midnight, week, weekend, month, year,
        day, days, hour, hours, minute, minutes, mins, o'clock, monday, tuesday, wednesday, thursday, friday,
        saturday, sunday, january, february, march, april, june, july, august, september, october, november, december,
        next, last, first, second, one, two, three, five, seven, nine, eleven, twelve, people,
        person, persons, adults, guests, friend, friends, wife, husband, mother, father, mum, mom, dad, sister,
        brother, daughter, girlfriend, boyfriend, couple, alone, myself, name, phone, number, address, open, opening,
        close, closed, located, location, back, lower, neck, shoulder, shoulders, leg, legs, foot, hip, hips, knee,
        chest, pain, pains, painful, hurt, hurts, ache, sore, stiff, tight, numb, fever, pregnant, pregnancy, surgery,
        doctor, sick, good, great, nice, fine, bad, best, better, right, wrong, correct, sure, maybe, late, early,
        later, soon, cancel, change, move, start, stop, book, booked, speak, talk, human, english, therapist, female,
        male, feel, feeling, really, very, other, another, same, new, out, off, over, up, down, well, something,
        anything, nothing, does, free, treatment, muscle, stretch, long, work, works, working, walk,
        sit, sitting, running, offer, offers, deal, card, cash, parking, bring, wear, stay, hotel, near, far
        """
    )
)
"""What an English message is made of. Words that guests of every language write ("ok", "spa") are not in it."""

NEUTRAL = frozenset(
    listed(
        """
        ok, okay, okey, oke, okie, four, six, eight, hand, hands, handed, hi, hello, helo, hey, hallo, spa,
        massage, massages,
        herbal, signature, da, nang, danang, vietnam, viet, nam, email, e-mail, mail, line, zalo, whatsapp,
        kakao, kakaotalk, wechat, telegram,
        messenger, facebook, instagram, promo, code, voucher, booking, checkin, checkout,
        psoas, thai, oil, hot, stone, bye, lol, haha, hihi,
        wow, vip, pm, am, a.m, p.m, h, k, vnd, usd, sms, wifi, visa, mr, mrs, ms, com, gmail, yahoo, hotmail, www,
        http, https, hbwk
        """
    )
)
"""Say nothing about the language: everybody writes them."""

VIETNAMESE = frozenset(
    listed(
        """
        toi, tui, minh, mk, em, anh, chi, chung, tụi, bon, ban, ad, shop, oi, ah, uh, uhm, um, vang, da, dạ, khong,
        ko, hok, hong, khoi, duoc, dc, đc, gia, bao, nhieu, tien, bn, ngay, gio, chieu, toi, trua, sang, sáng, dem,
        khuya, hom, nay, mai, mot, kia, tuan, thang, nam, thu, chu, nhat, nguoi, ng, cho, dat, lich, hen, suat, cho,
        goi, voi, vs, co, nhe, nha, nhá, nghe, a, ạ, vay, v, z, roi, r, chua, nao, j, gi, cua, là, la, thi, nhung,
        hoac, va, di, den, toi, luc, tam, khoang, bi, dau, lung, vai, gay, hong, chan, tay, bung, nguc, khop, xuong,
        te, met, moi, cang, nhuc, sot, ho, cam, on, nhieu, xin, chao, lam, thich, muon, can, biet, hoi, xem, giup,
        dum, duoi, tren, truoc, sau, sang, doi, huy, tre, muon, phut, tieng, ruoi, nua, hai, ba, bon, tu, sau, bay,
        tam, chin, muoi, vo, chong, me, bo, con, be, nhom, nhan, vien, phong, dia, chi, duong, mo, cua, dong, con,
        het, trong, ngoai, gan, xa, dung, sai, phai, thoi, de, lai, nua, them, bot, giam, khuyen, mai, ma, tra, sdt,
        so, dien, thoai, ten, ho, tuoi, bau, thai, mang, bac, si, benh, vien, mo, thuoc, uong, an, ngu, nghi, ngoi,
        nam, thay, nhu, the, sao, dau, ai, khi, neu, tai, vi, nen, cung, van, da, dang, se, vua, moi, rat, qua, lam,
        kha, hoi, xiu, chut, it, ca, moi, tat, nhung, cac, may, kieu, loai, dich, vu, thu, gian, tri, lieu, hut,
        tho, kho, chong, mat, non, buon, tieu, dai, tien, sinh, kinh, nguyet, mun, viem, gay, nga, xe, tai, nan,
        mung, giùm, dzậy, hông, ui, uổi, nhieu, vay, khach, hang, gui, nhan, tin, lai, chinh, luon, ngay, gap, doi, nhau
        """
    )
)
"""Vietnamese syllables with their marks taken off. Many spell English words too: see ALSO_ENGLISH."""

ALSO_ENGLISH = frozenset(
    listed(
        """
        a, ad, ah, am, an, ban, bay, be, bi, bo, bot, can, chi, chin, co, con, da, dang, de, den, di, do, dong, dung,
        gap, gay, gain, hang, hay, hen, ho, hong, hot, it, j, la, lung, mai, may, me, met, mine, mo, mot, mun, my, nah,
        nan, no, non, of, on, phone, r, sang, se, shop, si, so, song, tai, tam, te, ten, thai, the, them, then, thin,
        tho, thu, to, toi, tu, uh, um, v, va, van, vs, xe, z, ko, ma, ca, tin, hut, ba, in, long, sinh
        """
    )
)
"""Spelt like English words, abbreviations or names: they count only beside Vietnamese words that are not."""

RUSSIAN = frozenset(
    listed(
        """
        privet, zdravstvuyte, zdravstvuite, zdrastvuyte, dobryj, dobryi, dobriy, dobroe, skolko, mozhno, mojno, zavtra,
        segodnya, segodnja, poslezavtra, spasibo, pozhaluysta, pozhaluista, pojaluista, hochu, hotim, zapisatsya,
        zapisatsa, zapis, massazh, massaj, stoit, tsena, cena, nas, dvoe, troe, vecherom, utrom, dnem, dnya, vechera,
        utra, chas, chasa, chasov, menya, zovut, bolit, spina, kogda, gde, nahodites, vy, rabotaete, u, vas, est,
        nuzhno, nado, cheloveka, chelovek, da, net, ne, na, za, pyatnitsu, subbotu, voskresenye, ponedelnik, ya, my
        """
    )
)
"""Russian in Latin letters."""

RUSSIAN_ALSO_OTHER = frozenset(listed("my, da, na, ne, u, nas, za, est, chas, ya, net, vas, zapis, cena, vy"))

JAPANESE_WORDS = tuple(
    listed(
        """
        予約, 料金, 住所, 明日, 今日, 明後日, 来週, 今週, 再来週, 週末, 営業, 時間帯, 電話番号, 何時, 何名, 何分, 何人,
        一名, 二名, 三名, 四名, 五名, 二人, 三人, 四人, 午前, 午後, 女性, 男性, 施術, 全身, 空席, 大丈夫, 無料, 割引,
        時半, 名様, 当日, 翌日, 肩凝, 妊娠中, 今夜, 今晩, 週間後, 日後, 時間後, 一週間, 生理中,
        変更希望, 希望, 場所, 駐車場, 支払, 現金, 本日, 土曜,
        日曜, 月曜, 火曜, 水曜, 木曜, 金曜, 曜日
        """
    )
)
"""Wordings of Han letters that Japanese write where Chinese would write others. Some stand in Chinese texts too, so
they only decide where nothing else does."""

SIMPLIFIED_WORDS = tuple(listed("后天, 之后, 以后, 然后, 周一, 周二, 周三, 周四, 周五, 周六, 周日, 周末, 里面, 这里"))
"""Wordings whose letters both scripts have, but which only Simplified puts together so."""

CHINESE_LETTERS = frozenset("的了吗嗎呢吧们們你您这這那很没沒还還就跟也什么麼哪她个個啊呀给給喔啦欸咧嘅係唔咗冇")
"""Particles and pronouns of Chinese: with one of them, a text without kana is not Japanese."""

TRADITIONAL_LETTERS = frozenset("後著於乾妳咧欸喔痠佢咗嘅啲")
"""Letters that only texts in Traditional script have, although the mainland's character set holds some of them."""

LANGUAGE_NAMES = {
    **dict.fromkeys(listed("english, in english, english please, eng, speak english"), "en"),
    **dict.fromkeys(
        listed("tiếng việt, tieng viet, vietnamese, việt nam, nói tiếng việt, vietnamese please, tiếng việt nhé"), "vi"
    ),
    **dict.fromkeys(listed("한국어, 한국말, 한국어로, 한국어로 해주세요, korean, korean please, 한글"), "ko"),
    **dict.fromkeys(listed("日本語, 日本語で, 日本語でお願いします, にほんご, japanese, japanese please"), "ja"),
    **dict.fromkeys(
        listed("中文, 简体, 简体中文, 汉语, 普通话, 说中文, 请说中文, chinese, chinese please, mandarin"), "zh-Hans"
    ),
    **dict.fromkeys(listed("繁體, 繁體中文, 繁体中文, 國語, 說中文, 請說中文, 用中文, traditional chinese"), "zh-Hant"),
    **dict.fromkeys(listed("ไทย, ภาษาไทย, ขอภาษาไทย, พูดไทย, thai language, in thai"), "th"),
    **dict.fromkeys(listed("русский, по-русски, на русском, русский язык, russian, russian please, po russki"), "ru"),
}
"""A message that is nothing but this asks for that language, in whatever language the talk was."""
LONGEST_NAME = max(map(len, LANGUAGE_NAMES)) + 4
