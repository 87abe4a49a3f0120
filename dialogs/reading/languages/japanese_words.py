"""Japanese: the words of numbers, lengths of time, times, days and people, each with its kind and value. A table.

Runs of kana and kanji are cut into the longest of these words from left to right, so common words that hold
one of them are listed too, as plain words ("名前" holds "前").
"""

from typing import Any

from dialogs.reading.languages.language import listed
from dialogs.reading.when import Length

WEEKDAYS = "月火水木金土日"
KANA_WEEKDAYS = ("げつよう", "かよう", "すいよう", "もくよう", "きんよう", "どよう", "にちよう")
DAYS_OF_MONTH = {
    "ついたち": 1, "ふつか": 2, "みっか": 3, "よっか": 4, "むいか": 6, "ここのか": 9, "とおか": 10, "はつか": 20,
}  # fmt: skip
ERAS = {"令和": 2018, "平成": 1988}
"""Era -> the year before its first."""

ONE_PERSON = listed(
    """
        妻, 奥さん, 嫁, 家内, 夫, 旦那, 旦那さん, 主人, 彼女, 彼氏, 彼, 恋人, パートナー, 婚約者, 母, お母さん,
        母親, ママ, 父, お父さん, 父親, パパ, 息子, 娘, 姉, 妹, 兄, 弟, 姉妹, 友達, 友人, 友だち, ともだち, 親友,
        同僚, 上司, 部下, 祖母, 祖父, おばあちゃん, おじいちゃん, 義母, 義父, いとこ, 姪, 甥, 叔母, 伯母, 叔父,
        子供, 子ども, 連れ, 同行者, 先輩, 後輩, 相方
    """
)
MANY_PERSONS = listed("友人たち, 友達たち, 同僚たち, 子供たち, 子どもたち, 娘たち, 息子たち, 友人ら")
HANDS = listed(
    """
        ハンド, ハンズ, ハンヅ, ハンドマッサージ, ハンズマッサージ, 手, 手マッサージ, 本の手, 本手,
        本の手マッサージ, hands, hand
    """
)


def words_of(kind: str, phrases: str, value: Any = None) -> dict[str, tuple[str, Any]]:
    """Phrases parted by commas, all of one meaning."""
    return dict.fromkeys(listed(phrases), (kind, value))


PLAIN = listed(
    """
        フォー, シックス, エイト, ツー, 一緒, 一緒に, 一番, 一度, もう一度, 一応, 一旦, 一般, 一部, 一日中, 万一,
        一つ, ひとつ, 一回, 一回目, 十分です, 十分に, 十分な, 日本, 日本人, 日本語, 日本円, 毎日, 平日, 休日, 祝日,
        日帰り, 日焼け, 日時, 日程, 日にち, 誕生日, 当日, 前日, 後日, 別日, 別の日, 何日, 何時, 何時頃, 何時まで,
        何時から, 何月, 何曜日, 何人, 何名, 何分, 何時間, 何時間前, 何時でも, 同日, 先日, 日目, 日前, 月経, 毎月,
        当時, 同時, 臨時, 時々, 時差, 時給, 自分で, 気分, 多分, 部分, 半分, 分かりました, 分かる, 分かり, 分かって,
        分けて, 半身, 半額, 半袖, 半ズボン, 半端, 人気, 個人, 美人, 本人, 外国人, 人数, 新人, 人手, 人前, 知人,
        名前, 指名, 有名, 名義, 氏名, 仮名, 前回, 今後, その後, 最後, 最後に, 後ろ, 後ほど, 生後, 産後, 術後,
        以前の, 以前に, 事前, 事前に, 直前, 朝食, 夕食, 昼食, 夜市, 夜景, 昼寝, 今, 空き時間, 営業時間, お時間,
        時間帯, 時間変更, 所要時間, 施術時間, 希望時間, 土台, 水着, 水分, 木製, 金額, 料金, お金, 火傷, 土産,
        お土産, 現金, 税金, 年齢, 年配, 年中, 去年, 昨年, 手前, お手, 手足, 上手, 手術, 苦手, 相手, 手首, 手数料,
        お手数, 手続き, 女性スタッフ, 男性スタッフ, 女性セラピスト, 男性セラピスト, 女性の方, 女性施術者, 女性希望,
        工夫, 大丈夫, 丈夫, 母国, 家族連れ, ではありません, 今のところ, いつから, これからも, それから, だから,
        ですから, ますから, から来ました, 日本から, ホテルから, 空港から, ここから, これまで, それまで, 最初から,
        しないで, して頂, でした, できます, できま, では, でしょ, です, ですか, でお願い, での, はじめまして,
        初めまして, 初めて, こんにちは, こんばんは, ばんは, かな, ですかね, ますか, でしょうか, とか, なんか,
        かかり, ください, とても, ところ, とき, こと, ちょっと, もっと, ずっと, やっと, きっと, ほっと, すっと,
        と思, といい, と言, という, と申, ので, のです, のは, のか, のに, には, にも, とは, とも, でも大丈夫,
        でもいい, いつでも, 何でも, それでも, ご予約, ご希望, ご連絡, ごめん, ございます, ご飯, 晩ご飯, 夜ご飯,
        朝ご飯, 昼ご飯, 昼ごはん, 朝ごはん, お昼ご飯, お昼ごはん, 夜ごはん, 晩ごはん, か月前, 時間前, ヶ月前, 年前,
        週間前, かもしれ, かも, 代金, 個室, 番号, 電話番号, 本当, 本日は, 手配, 手伝, 手軽, 選手, 歌手, 運転手,
        若手, 左手, 右手, 両手, 手, 日曜大工, 人間, 個人的, 大人気, あなた, 間違, 時間通り, 中間, 仲間, 期間, 手間,
        間隔
    """
)

WORDS: dict[str, tuple[str, Any]] = {
    **dict.fromkeys(PLAIN, ("word", None)),
    **{hand: ("hands", None) for hand in HANDS if hand != "手"},
    **{kanji: ("unit", i + 1) for i, kanji in enumerate("一二三四五六七八九")},
    **words_of("zero", "〇, 零"),
    **words_of("ten", "十"),
    **words_of("hundred", "百"),
    **{kana: ("kananumber", n) for n, kana in enumerate(
        ("いち", "に", "さん", "よ", "ご", "ろく", "しち", "はち", "く", "じゅう", "じゅういち", "じゅうに"), 1
    ) if len(kana) > 1},
    **words_of("money", """
        円, えん, ドン, ドル, 万, 千, 万ドン, 万円, 千円, 割, 割引, パーセント, vnd, usd, %, k, 歳, 才, 代, 階, 回,
        回目, つ星, kg, キロ, 度, 番, 号, 号室, 週目, 個, 枚, 本
    """),
    **{f"{kanji}曜日": ("weekday", i) for i, kanji in enumerate(WEEKDAYS)},
    **{f"{kanji}曜": ("weekday", i) for i, kanji in enumerate(WEEKDAYS)},
    **{f"{kana}び": ("weekday", i) for i, kana in enumerate(KANA_WEEKDAYS)},
    **{kana: ("weekday", i) for i, kana in enumerate(KANA_WEEKDAYS) if len(kana) > 3},
    **{kanji: ("short", i) for i, kanji in enumerate(WEEKDAYS) if kanji not in "月日"},
    **words_of("month", "月, がつ"),
    **words_of("nichi", "日, にち"),
    **words_of("year", "年, ねん"),
    **{era: ("era", first) for era, first in ERAS.items()},
    **words_of("era", "r", ERAS["令和"]),
    **words_of("first", "元"),
    **{kana: ("kanaday", day) for kana, day in DAYS_OF_MONTH.items()},
    **words_of("monthday", "元旦, 元日, お正月", (1, 1)),
    **words_of("monthday", "クリスマスイブ, イブ", (12, 24)),
    **words_of("monthday", "クリスマス", (12, 25)),
    **words_of("monthday", "大晦日, おおみそか", (12, 31)),
    **words_of("today", "今日, きょう, 本日, ほんじつ, 今日中, 本日中", 0),
    **words_of("today", "明日, あした, あす, みょうにち, 翌日, 明日中", 1),
    **words_of("today", "明後日, あさって, みょうごにち", 2),
    **words_of("today", "明々後日, 明明後日, しあさって", 3),
    **words_of("today", "昨日, きのう", -1),
    **words_of("today", "一昨日, おととい", -2),
    **words_of("daypart", "今夜, 今晩, こんや, 今宵", (0, "night")),
    **words_of("daypart", "今朝, けさ", (0, "morning")),
    **words_of("daypart", "今夕", (0, "evening")),
    **words_of("daypart", "明朝", (1, "morning")),
    **words_of("daypart", "明晩", (1, "night")),
    **words_of("daypart", "昨夜, 昨晩, ゆうべ", (-1, "night")),
    **words_of("part", """
        朝, あさ, 午前, 午前中, ごぜん, 朝方, 早朝, 明け方, 朝イチ, 朝一, 朝一番, 朝のうち, 昼前, お昼前, am, a.m.
    """, "morning"),
    **words_of("part", """
        昼, お昼, おひる, ひる, 昼間, 昼頃, 昼ごろ, お昼頃, お昼ごろ, 日中, ランチタイム, お昼時, 昼時, お昼休み,
        昼休み
    """, "noon"),
    **words_of("part", """
        午後, ごご, 昼過ぎ, お昼過ぎ, 昼すぎ, お昼すぎ, 午後イチ, 午後一, 午後いち, 午後一番, ランチ後, ランチの後,
        昼食後, お昼の後, 昼下がり, pm, p.m.
    """, "afternoon"),
    **words_of("part", """
        夕方, ゆうがた, 夕, 夕刻, 夕方頃, 夕方ごろ, 仕事終わり, 仕事帰り, 仕事の後, 夕食前, 日没, 日暮れ
    """, "evening"),
    **words_of("part", """
        夜, よる, 晩, ばん, 深夜, 夜中, 夜間, 夜遅く, 夕食後, ディナーの後, ナイト, 夜分, 夜頃, 夜ごろ, 未明
    """, "night"),
    **words_of("noon", "正午, 真昼", 12),
    **words_of("noon", "真夜中", 0),
    **words_of("oclock", "時, じ, 時ちょうど, 時きっかり, 時丁度, 時台, 時ぴったり, じちょうど, 字"),
    **words_of("half", "半, はん"),
    **words_of("hours", "時間, じかん, 時間コース, h, hour, hours, アワー, じかんコース, 時間のコース"),
    **words_of("minutes", """
        分, ふん, ぷん, 分間, 分コース, 分のコース, 分くらい, 分ほど, 分ぐらい, 分程, 分程度, min, mins,
        分程のコース, 分プラン, 分メニュー
    """),
    **words_of("days", "日間"),
    **words_of("weeks", "週間, 週, 週かん"),
    **words_of("months", "ヶ月, か月, カ月, ヵ月, ケ月, 箇月, ヶ月間, か月間, カ月間, かげつ"),
    **words_of("length", "半年", Length(months=6)),
    **words_of("length", "半時間", Length(minutes=30)),
    **words_of("length", "半日", Length(minutes=720)),
    **words_of("few", "数", 3),
    **words_of("later", "後, あと, のち, 後に, 後で, 後から, 後くらい, 後ぐらい, 後ごろ, 後頃, ご"),
    **words_of("ahead", "今すぐ, いますぐ, 今から, いまから, これから, 今すぐに, たった今"),
    **words_of("before", """
        前, まえ, 前に, まえに, 前まで, 前くらい, より前, より前に, 以前, までに, まで, までは, 前ごろ, 迄, 迄に,
        までで
    """),
    **words_of("onwards", """
        以降, 以後, いこう, 以降なら, 以降で, 過ぎ, すぎ, より後, よりあと, より後に, より遅く, 以降に, 以降は,
        過ぎから, すぎから, 過ぎに, すぎに, 以降の, より後で, からずっと
    """),
    **words_of("from", "から, より, からの, からで, からは, からスタート, スタート, 開始, からなら"),
    **words_of("around", """
        頃, ごろ, ころ, くらい, ぐらい, 位, あたり, 前後, 頃に, ごろに, 頃から, ごろから, くらいから, ぐらいから,
        ちょうど, 辺り, ほど, 程, 程度, 頃で, ごろで, ジャスト, ぴったり
    """),
    **words_of("of", "の"),
    **words_of("at", "に, で, は, って"),
    **words_of("and", "と, や, ・, &, 及び, および, そして, それと, プラス"),
    **words_of("or", "か, または, もしくは, それか, or, あるいは, でも, どちらか"),
    **words_of("between", "の間, の間で, の間に, 間, の間の, のあいだ, のあいだで, の間くらい"),
    **words_of("this", "今週, こんしゅう, 今週中, 今週のうち", 0),
    **words_of("this", "来週, らいしゅう, 翌週, 次週, 来週中, 次の週", 1),
    **words_of("this", "再来週, さらいしゅう", 2),
    **words_of("this", "先週", -1),
    **words_of("mth", "今月, こんげつ, 今月中", 0),
    **words_of("mth", "来月, らいげつ, 翌月, 次の月, 来月中", 1),
    **words_of("mth", "再来月, さらいげつ", 2),
    **words_of("mth", "先月", -1),
    **words_of("yr", "今年, ことし, 本年", 0),
    **words_of("yr", "来年, らいねん", 1),
    **words_of("coming", "次の, 今度の, つぎの, こんどの, 次回の, 今度, 次, この, 直近の"),
    **words_of("weekend", "週末, しゅうまつ, 土日, 土・日, ウィークエンド"),
    **words_of("thisweekend", "今週末", 0),
    **words_of("thisweekend", "来週末", 1),
    **words_of("thisweekend", "再来週末", 2),
    **words_of("nth", "第"),
    **words_of("last", "最終, 最後の"),
    **words_of("endof", "末, 終わり, 終わり頃, 末頃, 下旬, 後半, の終わり, の下旬, の後半, の末, 末日", "end"),
    **words_of("endof", "初め, はじめ, 頭, 初旬, 上旬, 前半, の初め, の頭, の上旬, の前半, のはじめ", "start"),
    **words_of("endof", "半ば, 中旬, 中頃, の半ば, の中旬, の中頃", "middle"),
    **words_of("monthend", "月末, げつまつ", "end"),
    **words_of("monthend", "月初, 月頭, 月初め", "start"),
    **words_of("monthend", "月半ば", "middle"),
    **words_of("not_after", """
        ではなく, ではなくて, じゃなく, じゃなくて, でなく, でなくて, 以外, 以外で, 以外なら, 以外の日, は無理,
        はだめ, はダメ, は駄目, はng, は行けな, は行けません, は都合が悪, は難し, は厳し, は避けたい, は避けて,
        はやめて, はやめ, は予定が, はちょっと, はむり, は不可, じゃない, ではない, は埋まって, は忙し, は空いてな,
        をやめて, を除いて, を除く, は除いて, はいけな, だと無理, だと厳し, は仕事, は用事, は行かれな, は来れな,
        じゃ無理, は満席, は別の予定, は合わな, は合いません, は無し, はなし, はパス, は休み
    """),
    **words_of("me", "私, わたし, 僕, ぼく, 俺, 自分, 当方, わたくし"),
    **words_of("meonly", """
        一人だけ, 私だけ, 自分だけ, 一人で, ひとりで, おひとり様, お一人様, 一人旅, 私一人, 自分一人, ひとり, 一人,
        お一人, おひとり, 僕だけ, 俺だけ, 本人のみ, 私のみ, もう一人, もうひとり, 単独
    """, 1),
    **words_of("people", """
        二人, ふたり, 夫婦, 夫婦で, ご夫婦, カップル, カップルで, お二人, おふたり, 私たち二人, 二人とも,
        ふたりとも, 二人で, ふたりで, 二人分, ペア, ペアで, 二人組, 姉妹で, 兄弟で, 母娘, 母娘で, 親子, 親子で,
        新婚
    """, 2),
    **words_of("people", "さんにん", 3),
    **words_of("people", "よにん", 4),
    **words_of("people", "ごにん", 5),
    **words_of("counted", """
        人, 名, 名様, にん, めい, 人分, 名分, 人で, 名で, 人様, 人とも, 名とも, 人ぶん, 人組, 人グループ, 人家族,
        人予約, 名予約, 人です, 名です, 名さま
    """),
    **dict.fromkeys(ONE_PERSON, ("kin", 1)),
    **dict.fromkeys(MANY_PERSONS, ("kins", 2)),
    **words_of("parents", "両親, 父母, ご両親", 2),
    **words_of("together", """
        と一緒, と一緒に, といっしょ, と二人, とふたり, も一緒, も一緒に, もいっしょに, も連れて, を連れて, と共に,
        とともに, と行, と来, もつれて, と参加
    """),
    **words_of("also", "も"),
    **words_of(
        "aside_after",
        """
            到着, 到着し, 着き, 着い, 着く, 帰国, 帰り, 帰る, 出発, チェックイン, チェックアウト,
            入国, 出国, 誕生日, 結婚式, フライト
        """,
    ),
    **words_of("group", """
        大人, 女性, 男性, 女, 男, 女子, 男子, 家族, 合計, 全部で, 全員で, 計, 人数は, 合わせて, グループ
    """),
    **words_of("~", "~, -, ―, ー"),
}  # fmt: skip
