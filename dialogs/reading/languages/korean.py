"""Korean: words and rules for numbers, lengths of time, times, days and people; korean_talk has the talk.

Hangul is read syllable by syllable, so spacing doesn't matter: "오후세시반에" and "오후 세 시 반에" are the same items.
"""

from typing import Any

from dialogs.reading import making as make
from dialogs.reading.grammar import Digits, Made, Rule, layer
from dialogs.reading.languages.korean_talk import ONE_PERSON, SAFETY, TALK
from dialogs.reading.languages.language import Language, listed
from dialogs.reading.when import Clock, ClockSpan, Day, Length

NATIVE = ("하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
BEFORE_A_COUNTER = {"한": 1, "두": 2, "세": 3, "네": 4, "열": 10, "열한": 11, "열두": 12, "스무": 20, "석": 3, "넉": 4}
SINO = ("이", "삼", "사", "오", "육", "칠", "팔", "구")
DAYS_COUNTED = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "열흘": 10, "보름": 15,
    "일주일": 7, "한주": 7, "이주일": 14,
}  # fmt: skip
WEEKDAY_LETTERS = "월화수목금토일"
SHORT_WEEKDAYS = {"화": 1, "수": 2, "목": 3, "금": 4, "토": 5}
MOST_UNSAID_MINUTES = 10
"""Below it, "2분" with a figure is two persons (the polite counter) rather than two minutes."""


def _words(kind: str, phrases: str, value: Any = None) -> dict[str, tuple[str, Any]]:
    """Phrases parted by commas, all of one meaning."""
    return dict.fromkeys(listed(phrases), (kind, value))


def _weekdays() -> dict[str, tuple[str, Any]]:
    endings = ("요일", "욜", "요일날", "욜날", "욜일", "요일")
    return {f"{letter}{end}": ("weekday", i) for i, letter in enumerate(WEEKDAY_LETTERS) for end in endings}


PHRASES: dict[str, tuple[str, Any]] = {
    **{name: ("native", i + 1) for i, name in enumerate(NATIVE)},
    **{name: ("counting", n) for name, n in BEFORE_A_COUNTER.items()},
    **{f"열{name}": ("native", 11 + i) for i, name in enumerate(NATIVE)},
    **{f"십{name}": ("native", 11 + i) for i, name in enumerate(NATIVE)},
    **{f"스물{name}": ("native", 21 + i) for i, name in enumerate(NATIVE)},
    **_words("native", "스물", 20),
    **_words("native", "서른", 30),
    **{name: ("sino", i + 2) for i, name in enumerate(SINO)},
    **_words("ten", "십"),
    **_words("hundred", "백"),
    **_words("one", "일"),
    **{name: ("length", Length(days=n)) for name, n in DAYS_COUNTED.items()},
    **_words("length", "반시간, 반 시간", Length(minutes=30)),
    **_words("length", "한달, 일개월", Length(months=1)),
    **_weekdays(),
    **{letter: ("dayletter", i) for letter, i in SHORT_WEEKDAYS.items()},
    **_words("month", "유월", 6),
    **_words("month", "시월", 10),
    **_words("today", "오늘, 금일, 오눌", 0),
    **_words("today", "내일, 낼, 명일, 익일, 내일날", 1),
    **_words("today", "모레, 낼모레, 내일모레, 낼모래, 내일모래, 모래", 2),
    **_words("today", "글피", 3),
    **_words("today", "그글피", 4),
    **_words("today", "어제, 어저께", -1),
    **_words("today", "그제, 그저께, 엊그제", -2),
    **_words("part", "아침, 오전, 이른 아침, 늦은 아침, 오전중, 모닝", "morning"),
    **_words("part", "새벽, am, a.m., a.m", "am"),
    **_words("part", "pm, p.m., p.m", "pm"),
    **_words("letter", "a", "am"),
    **_words("letter", "p", "pm"),
    **_words("part", "낮, 대낮, 한낮, 점심, 점심시간, 점심때, 점심 시간", "noon"),
    **_words("part", "오후, 오훈, 이른 오후, 늦은 오후, 오휴", "afternoon"),
    **_words("part", "저녁, 저넉, 저녘, 이른 저녁, 늦은 저녁, 퇴근후, 퇴근 후, 저녁때, 저녁시간, 해질녘", "evening"),
    **_words("part", "밤, 심야, 한밤, 늦은 밤, 이른 밤, 밤늦게", "night"),
    **_words("noon", "정오", 12),
    **_words("noon", "자정", 0),
    **_words("o'clock", "시, 씨"),
    **_words("hours", "시간, 시간짜리, 시간동안"),
    **_words("minutes", "min, mins"),
    **_words("minute", "분"),
    **_words("h", "h"),
    **_words("m", "m"),
    **_words("half", "반"),
    **_words("sharp", "정각"),
    **_words("month's", "월"),
    **_words("months", "개월, 달"),
    **_words("year", "년, 년도"),
    **_words("week", "주, 주간"),
    **_words("this", "이번, 요번, 이"),
    **_words("next", "다음, 담, 다음번, 다움"),
    **_words("thisweek", "이번주, 이번 주, 금주, 요번주, 이번쥬", 0),
    **_words("thisweek", "다음주, 다음 주, 담주, 다음쥬, 다움주, 담쥬", 1),
    **_words("thisweek", "다다음주, 다담주, 다다음 주, 다음다음주, 담담주", 2),
    **_words("thisweek", "지난주, 저번주, 지난 주", -1),
    **_words("thismonth", "이번달, 이번 달, 이달, 금월, 당월, 요번달", 0),
    **_words("thismonth", "다음달, 다음 달, 담달, 내달, 익월", 1),
    **_words("thismonth", "다다음달, 다담달", 2),
    **_words("coming", "오는, 다가오는, 돌아오는, 돌아 오는"),
    **_words("last", "지난, 저번"),
    **_words("weekend", "주말, 주말에"),
    **_words("edge", "초, 초순, 초반, 초쯤", "start"),
    **_words("edge", "중순, 중반", "middle"),
    **_words("edge", "말, 하순, 후반, 말쯤, 말경", "end"),
    **_words("nth", "첫째, 첫째주, 첫 번째, 첫번째, 첫, 첫주, 첫째 주", 1),
    **_words("nth", "둘째, 둘째주, 두 번째, 두번째, 둘째 주", 2),
    **_words("nth", "셋째, 셋째주, 세 번째, 세번째, 셋째 주", 3),
    **_words("nth", "넷째, 넷째주, 네 번째, 네번째, 넷째 주", 4),
    **_words("nth", "마지막, 마지막주, 마지막 주", -1),
    **_words(
        "at",
        """
             에, 에는, 에요, 쯤, 쯤에, 경, 경에, 정도, 정도에, 으로, 로, 은, 는, 께, 즈음, 즘, 의, 날, 이요, 요, 에만,
             에도, 도, 만, 중에, 중, 쯤으로, 정도로, 쯤이요, 전후, 이에요, 예요, 입니다, 가량, 대, 대에, 쯔음, 쯤에요,
             정도요, 엔
        """,
    ),
    **_words("about", "약, 대략, 대충, 한참"),
    **_words("from", "부터, 에서, 부턴"),
    **_words("until", "까지, 까진"),
    **_words("between", "사이, 사이에, 사이로, 사이면, 사이요"),
    **_words("after", "이후, 이후로, 이후에, 넘어서, 지나서, 넘어, 이후로는, 이후면, 이후엔"),
    **_words("later", "뒤, 뒤에, 후, 후에, 있다가, 이따가, 후쯤, 뒤쯤, 뒤로, 후로, 뒤면, 후면"),
    **_words("within", "안에, 내로, 이내, 이내로, 이내에, 내에, 안으로"),
    **_words("before", "이전, 이전에, 전에, 이전으로, 전으로, 전까지, 이전까지"),
    **_words("to", "전"),
    **_words("daysfrom", "동안, 간, 연속, 연속으로, 내내"),
    **_words(
        "word",
        """
        보낼, 끝낼, 지낼, 꺼낼, 알아낼, 낼게, 낼께, 낼까, 낼래, 낼 수, 낼거, 낼건, 낮은,
        낮게, 낮으, 낮대, 낮아, 낮습, 낮고, 시각, 시설,
        시원, 시켜, 시장, 시내, 시도, 낮춰, 낮추, 지금, 현금, 요금, 입금, 송금,
        세금, 예금, 십시오, 십시요, 모래찜질, 모래사장, 모래가, 밤새, 알밤, 군밤, 삼시, 한시름, 열시미, 언제나, 누구나,
        하나도, 둘러, 하나로, 이인분, 인분, 프로그램, 프로필, 수제, 목욕, 토닝, 화가, 화나, 화장품
        """,
    ),
    **_words("ago", "전부터, 전쯤부터, 전쯤"),
    **_words("aside_after", "도착, 입국, 출국, 체크인, 체크아웃, 귀국, 비행기, 출발, 떠나, 돌아가, 머물"),
    **_words("tilde", "~"),
    **_words("or", "이나, 아니면, 또는, 혹은, 이거나, or, 나"),
    **_words("rang", "랑, 이랑, 하고, 와, 과, 및, 그리고, 모시고, 데리고, 데려, 이랑은, 이랑요, 하구, 랑은, 랑요"),
    **_words("together", "같이, 함께, 둘다, 모두"),
    **_words("not", "not"),
    **_words(
        "unwanted",
        """
             말고, 빼고, 말구, 제외, 제외하고, 아니고, 아니라, 말고는, 은안되, 은안돼, 는안되, 는안돼, 은안됩, 은안될,
             은 안되, 은 안돼, 은 안됩, 은 안 되, 은 안 돼, 은 안 됩, 은힘들, 은 힘들, 은 어려, 은 못, 은못,
             이 아니라, 이아니라, 이아니고, 이 아니고, 가 아니라, 가 아니고, 가아니라, 에는안, 에는 안, 엔 안, 엔안,
             은 불가, 은불가, 은 곤란, 은 바빠, 은바빠, 은 빼고, 은빼고, 은 말고, 은말고, 에는 못, 에 못, 에못,
             에는못, 엔 못, 에 안, 는 빼고, 은 제외, 는 힘들, 는 안
        """,
    ),
    **_words("me", "저, 나, 제가, 내가, 저도, 나도, 본인, 저까지, 나까지, 저는, 나는, 제"),
    **_words("people", "혼자, 저혼자, 나혼자, 저만, 나만, 저 혼자, 나 혼자, 혼자서, 일인, 한사람, 저 하나, 나 하나", 1),
    **_words(
        "people",
        """
             둘이, 둘이서, 커플, 커플룸, 부부, 연인, 우리둘, 저희둘, 저희 둘, 우리 둘, 신혼부부, 커플로, 부부끼리,
             둘다, 둘 다, 이인
        """, 2,
    ),
    **_words("people", "셋이, 셋이서, 저희셋, 우리셋, 저희 셋, 삼인", 3),
    **_words("people", "넷이, 넷이서, 사인, 저희 넷, 저희넷", 4),
    **_words("people", "다섯이, 다섯이서, 오인", 5),
    **_words("people", "여섯이서", 6),
    **_words("people", "일곱이서", 7),
    **_words("people", "여덟이서", 8),
    **_words(
        "counted",
        """
             명, 인, 사람, 분이서, 명이, 명이서, 명이요, 명입니다, 명요, 명이에요, 인이, 인이요, 명임, 분께서,
             인입니다, 명정도, 분들, 몀, 사람이
        """,
    ),
    **dict.fromkeys(ONE_PERSON, ("kin", 1)),
    **_words("kin", "부모님, 엄마아빠, 엄빠, 시부모님, 장인장모", 2),
    **_words("grown", "성인, 어른, 남자, 여자, 아이, 애, 어린이, 여성, 남성, 남, 여, 아이들, 총, 모두, 전부, 다해서"),
    **_words("x", "x, ×, *"),
    **_words("money", "원, 만원, 천원, 동, 달러, 불, 만동, vnd, usd, %, 퍼센트, 프로, krw, 유로, 만 동, 만 원"),
    **_words("late", "늦, 지각"),
    **_words("hand", "핸드, 핸즈, 핸, 손"),
    **_words(
        "word",
        """
             마사지, 식스, 포, 에잇, 에이트, 시그니처, 시그니쳐, 코스, 예약,
             가능, 다낭, 베트남, 호텔, 공항, 호이안, 사이트, 다시, 혹시,
             역시, 나중에, 저기, 저희, 저번에, 그리고요, 오시, 가나요, 되나요, 하나요, 있나요, 없나요, 나요, 이름,
             이름은, 이용, 이상, 이벤트, 이메일, 오픈, 오일, 오면, 오신, 오실, 사용, 사진, 구매, 구글, 한국, 한번,
             한 번, 두번, 세번, 전화, 전신, 전체, 전혀, 만나, 일행, 제일, 생일, 매일, 평일, 휴일, 메일, 화장,
             화장실, 수건, 수술, 목이, 목과, 목 아, 목 마, 목 뒤, 목어깨, 목 어깨, 수기, 수고, 금방, 금연, 토핑, 수요,
             목소리, 목요, 금액, 토닥, 주세요, 주시, 주문, 주소, 주차, 월급, 반갑, 반드시, 반대, 열이, 열도, 열은,
             열나, 두통, 세게, 네요, 네네, 초보, 말씀, 말고도, 달라, 달에, 이거, 이건, 이게, 이제, 이미, 이때, 이따,
             구요, 고요, 기분, 부분, 충분, 대부분, 시작, 시술, 가격, 가능한, 로션, 만약, 요청, 요즘, 경우, 정말,
             정보, 은행, 의사, 중요, 중간, 대신, 대해, 대답, 분위기, 인가요, 인데, 인데요, 인지, 나이, 나라, 과정,
             하고싶, 하고 싶, 받고싶, 전용, 전담, 후기, 후불, 초대, 첫방문, 첫 방문, 동네, 원해, 원하, 원래, 여기,
             여행, 애매, 남아, 남은, 총각, 밤새, 주중, 마지막으로, 첨, 처음
        """,
    ),
}  # fmt: skip


def _spaced_or_not(phrases: dict[str, tuple[str, Any]]) -> dict[str, tuple[str, Any]]:
    """Each phrase also without its spaces, and its parts as words, so that a text is cut between them."""
    words = dict(phrases)
    for phrase, meaning in phrases.items():
        if " " in phrase:
            words.setdefault(phrase.replace(" ", ""), meaning)
            for part in phrase.split():
                words.setdefault(part, ("word", None))
    return words


WORDS = _spaced_or_not(PHRASES)


def _digits(n: Digits | int) -> Digits:
    return n if isinstance(n, Digits) else Digits(n, 0)


def _teens(a: int = 1, b: int = 0) -> Made:
    return "sinos", 10 * a + b


def _hundreds(n: int = 1, rest: int = 0) -> Made:
    return "sinos", 100 * n + rest


def _counted(n: Digits | int) -> Made:
    return make.people(_digits(n))


def _kin_counted(n: Digits | int) -> Made:
    return make.persons(n)


def _hours(n: Digits | int, m: Digits | int | None = None, extra: int = 0) -> Made:
    return make.hours(_digits(n), None if m is None else _digits(m), extra)


def _at(h: Digits | int, m: Digits | int | None = None) -> Made:
    if m is None:
        return make.at_hour(_digits(h))
    minute = _digits(m)
    if not 0 <= minute.value <= 59:
        return None
    made = make.at_hour(_digits(h))
    return None if made is None else ("clock", made[1]._replace(minute=minute.value))


def _half(h: Digits | int) -> Made:
    return make.half_past(_digits(h))


def _to(h: Digits | int, m: Digits | int) -> Made:
    """네 시 십오 분 전: 3:45. From half an hour on it says before which time ("3시 30분 전")."""
    return make.minutes_to(_digits(h), _digits(m)) if _digits(m).value < 30 else None


def _minutes(n: Digits | int) -> Made:
    return make.minutes(_digits(n))


def _minutes_or_people(n: Digits) -> Made:
    return make.minutes(n) if n.value >= MOST_UNSAID_MINUTES else make.people(n)


def _ahead_minutes(n: Digits | int) -> Made:
    return make.ahead(Length(minutes=_digits(n).value))


def _glued_minutes(n: Digits) -> Made:
    return make.minutes(n) if 20 <= n.value <= 300 else None


def _month_first(m: Digits, d: Digits, y: Digits | None = None) -> Made:
    """6/5 is the fifth of June; what can only be the day before the month is read so."""
    if m.size > 2 or d.size > 2:
        return None
    if m.value > 12:
        return make.numeric_day_first(m, d, y)
    return make.numeric_day_first(d, m, y) if d.value <= 31 else None


def _dotted(m: Digits, d: Digits) -> Made:
    return _month_first(m, d) if 1 <= m.value <= 12 and 1 <= d.value <= 31 else None


def _short_year(y: Digits, m: Digits, d: Digits) -> Made:
    """25.6.5 and 2025.6.5: the year comes first."""
    return make.iso(Digits(y.value + make.CENTURY, 4) if y.size == 2 else y, m, d)


def _date(m: Digits | int, d: Digits | int, y: Digits | None = None) -> Made:
    if y is not None and y.size == 2:
        y = Digits(y.value + make.CENTURY, 4)
    return make.day_month(_digits(d), _digits(m), y)


def _tenth(m: int, d: int) -> Made:
    """유월 십일 is the tenth: the last 일 is no one but the day's word."""
    return _date(m, d - 1) if d % 10 == 1 and d > 10 else None


def _month(m: Digits | int | None) -> Made:
    number = 0 if m is None else _digits(m).value
    return ("month", number) if 1 <= number <= 12 else None


def _next_but_one(a: int, b: int) -> Made:
    """내일 모레: the day after tomorrow."""
    return make.from_today(2) if (a, b) == (1, 2) else None


def _not_past(offset: int) -> Made:
    """Yesterday is told of, not booked."""
    return make.from_today(offset) if offset >= 0 else ("word", offset)


def _week(week: int) -> Made:
    return make.named_span("week", week) if week >= 0 else ("word", week)


def _nth_of_month(n: int, w: int, m: int) -> Made:
    return "day", Day(weekday=w, nth=n, month=m)


def _noon(h: int) -> Made:
    return "clock", make.exactly(h)


def _noon_half(h: int) -> Made:
    return make.half_past(make.exactly(h))


def _part_between(p: Any, a: Digits, b: Clock) -> Made:
    """오후 3~5시: the part of the day holds for the first hour."""
    start = make.in_part(a, p)
    return make.between(start[1], b) if start else None


def _two_open(a: Any, b: Any) -> Made:
    return ("clocks", ClockSpan(a.start, b.end)) if a.start and not a.end and b.end and not b.start else None


def _with_minutes(c: Clock, m: Digits) -> Made:
    """3시30."""
    return ("clock", c._replace(minute=m.value)) if m.size == 2 and m.value < 60 and not c.minute else None


def _above_ten(n: int) -> Made:
    """열한, 열두, 스무 are numbers; 한, 두, 세, 네 alone are other words too."""
    return make.as_number(n) if n > 10 else None


def _each_their_own(a: str, n: int, b: str) -> Made:
    """저는 식스핸드, 엄마는 시그니처."""
    return "service+people+service+people", (a, 1, b, n)


NUMBERS: tuple[Rule, ...] = (
    ("a:sino ten b:sino", _teens),
    ("a:sino ten one", lambda a: _teens(a, 1)),
    ("a:sino ten", _teens),
    ("ten b:sino", lambda b: _teens(1, b)),
    ("ten one", lambda: _teens(1, 1)),
    ("ten", lambda: _teens(1, 0)),
    ("n:number money", make.price),
    ("first:number _, last:_number money", make.price),
    ("first:number _, last:_number", make.grouped_price),
    ("money n:number", make.price),
)
HUNDREDS: tuple[Rule, ...] = (
    ("hundred", lambda: _hundreds()),
    ("hundred rest:sinos", lambda rest: _hundreds(1, rest)),
    ("n:sino hundred rest:sinos", _hundreds),
)
_COUNT = "n:number|native|counting"
_ANY = "number|native|counting|sinos"
HOURS: tuple[Rule, ...] = (
    (f"h:{_ANY} o'clock sharp?", _at),
    (f"h:{_ANY} o'clock half", _half),
    (f"h:{_ANY} o'clock m:number|sinos|sino minute", _at),
    (f"h:{_ANY} o'clock m:number|sinos|sino minute to", _to),
)
PEOPLE_FIRST: tuple[Rule, ...] = (
    (f"{_COUNT} counted at?", _counted),
    ("n:counting|native minute at?", _counted),
    (f"kin rang? {_COUNT} counted", _kin_counted),
    ("kin n:native", _kin_counted),
    ("kin n:counting|native minute", _kin_counted),
    ("n:sinos counted", _counted),
    ("grown n:native at?", _counted),
    (f"grown {_COUNT} counted|minute at?", _counted),
    ("n:kin", lambda n: make.persons(n)),
)
PEOPLE_TOGETHER: tuple[Rule, ...] = (
    ("a:persons rang me rang? together? at?", lambda a: make.guest_and(a)),
    ("me rang a:persons rang? together? at?", lambda a: make.guest_and(a)),
    ("me , a:persons", lambda a: make.guest_and(a)),
    ("a:persons , me", lambda a: make.guest_and(a)),
    ("me rang a:persons rang|, b:persons", lambda a, b: make.guest_and(a + b)),
    ("a:persons rang|, b:persons rang|, me", lambda a, b: make.guest_and(a + b)),
    ("a:persons rang n:people", lambda a, n: ("people", n)),
    ("a:persons rang together? n:people", lambda a, n: ("people", n)),
    ("me rang a:persons rang? together? n:people", lambda a, n: ("people", n)),
    ("a:persons rang", lambda a: make.guest_and(a)),
    ("a:persons rang together", lambda a: make.guest_and(a)),
    ("a:persons rang|, b:persons", lambda a, b: make.persons(a + b)),
    ("a:persons rang|, b:persons rang", lambda a, b: make.guest_and(a + b)),
    ("n:people ,|rang? others:people", make.more_people),
)
LENGTHS: tuple[Rule, ...] = (
    ("n:number|native|counting|sinos|sino|one hours", _hours),
    ("n:number|native|counting|sinos hours half", lambda n: _hours(n, None, 30)),
    ("n:number|native|counting|sinos hours m:number|sinos minute|minutes", _hours),
    ("n:number _. tenths:_number hours", make.decimal_hours),
    ("n:number|sinos minutes", _minutes),
    ("n:number minute", _minutes_or_people),
    ("n:number minute late", _minutes),
    ("n:number minute at late", _minutes),
    ("n:sinos|sino minute", _minutes),
    ("n:number minute later|within", _ahead_minutes),
    ("n:number minute at later|within", _ahead_minutes),
    ("n:number _m", _glued_minutes),
    ("n:number hours m:number", _hours),
    ("n:number|sinos one daysfrom", lambda n: make.days_of(_digits(n))),
    ("n:number|sino|counting week", lambda n: make.days_of(_digits(n), 7)),
    ("n:number|sino|counting|native months", lambda n: make.months_of(_digits(n))),
    ("m:number|sino|sinos|one month's", _month),
)
CLOCKS: tuple[Rule, ...] = (
    ("h:number : m:_number", make.hour_and_minute),
    ("h:number _h m:_number", make.hour_and_minute),
    ("h:number : m:_number p:letter|part", lambda h, m, p: _in_part(h, m, p)),
    ("h:number p:_letter|part", make.in_part),
    ("c:clock m:_number", _with_minutes),
    ("h:noon", _noon),
    ("h:noon half", _noon_half),
    ("y:number - m:number - d:number", make.iso),
    ("y:number / m:number / d:number", _short_year),
    ("y:number _. m:number _. d:number _.?", _short_year),
    ("m:number / d:number", _month_first),
    ("m:number _. d:_number _.?", _dotted),
    ("n:number", make.packed_iso),
    ("y:number year m:month d:number|sinos|sino|one one", _date),
    ("m:month d:number|sinos|sino|one one", _date),
    ("m:month d:sinos", _tenth),
    ("m:month at d:number|sinos|sino|one one", _date),
    ("m:month a:number tilde|-|from b:number one until?", lambda m, a, b: make.numbers_in_month(a, b, m)),
    ("m:month a:number one tilde|-|from b:number one until?", lambda m, a, b: make.numbers_in_month(a, b, m)),
    ("d:number|sinos one", make.day_of_month),
    ("a:number tilde|- b:number one", lambda a, b: make.days_between(Day(day=a.value), Day(day=b.value))),
    ("month:thismonth at? d:number|sinos one", lambda month, d: make.of_month(_digits(d), month)),
    ("n:number|sinos one later", lambda n: make.ahead(Length(days=_digits(n).value))),
    ("n:number|sinos one within", lambda n: make.ahead(Length(days=_digits(n).value))),
)


def _in_part(h: Digits, m: Digits, p: Any) -> Made:
    made = make.hour_and_minute(h, m)
    return make.in_part(made[1], p) if made else None


CLOCKS_JOINED: tuple[Rule, ...] = (
    ("a:today b:today", _next_but_one),
    ("offset:today", _not_past),
    ("w:weekday", make.weekday),
    ("this at? w:weekday", lambda w: make.weekday(w, "this")),
    ("coming w:weekday", lambda w: make.weekday(w, "coming")),
    ("next w:weekday", lambda w: make.weekday(w, "next")),
    ("last w:weekday", lambda w: make.weekday(w, "last")),
    ("week:thisweek at? w:weekday", lambda week, w: make.weekday_in_week(w, week)),
    ("week:thisweek at? w:dayletter", lambda week, w: make.weekday_in_week(w, week)),
    ("n:nth w:weekday", make.nth_weekday),
    ("m:month at? n:nth week? w:weekday", lambda m, n, w: _nth_of_month(n, w, m)),
    ("month:thismonth at? n:nth week? w:weekday", lambda month, n, w: make.nth_weekday(n, w, month)),
    ("this? weekend", lambda: make.named_span("weekend")),
    ("coming weekend", lambda: make.named_span("weekend")),
    ("next weekend", lambda: make.named_span("weekend", 1)),
    ("week:thisweek weekend", lambda week: make.named_span("weekend", week)),
    ("week:thisweek at?", _week),
    ("week:thisweek part:edge at?", lambda week, part: make.named_span("week", week, part)),
    ("month:thismonth at?", lambda month: make.named_span("month", month)),
    ("month:thismonth part:edge at?", lambda month, part: make.named_span("month", month, part)),
    ("m:month part:edge at?", lambda m, part: make.named_span("named_month", m, part)),
    ("m:month at", lambda m: make.named_span("named_month", m)),
    ("part:part at? about? c:clock", lambda part, c: make.in_part(c, part)),
    ("part:part at? h:number : m:_number", lambda part, h, m: _in_part(h, m, part)),
    ("part:part h:number at?", lambda part, h: make.in_part(h, part)),
    ("p:part at? a:number tilde|- b:clock", _part_between),
    ("c:clock p:letter", lambda c, p: make.in_part(c, p)),
    ("a:number|counting tilde|- b:clock", lambda a, b: make.between(_digits(a), b)),
    ("a:number tilde|- b:number o'clock", make.between),
)
DAYS: tuple[Rule, ...] = (
    ("length:length at? ago|to|before from?", lambda length: ("word", length)),
    ("length:length at? later|within at?", make.ahead),
    ("length:length later w:day", lambda length, w: make.length_after(length, w)),
    ("day:day at? length:length later", lambda day, length: make.length_after(length, day)),
    ("day:day at? after length:length at?", lambda day, length: make.length_after(length, day)),
    ("a:day ,? b:day", make.merged),
    ("a:day ( w:dayletter )", lambda a, w: make.merged(a, Day(weekday=w))),
    ("a:day ( one )", lambda a: make.merged(a, Day(weekday=6))),
    ("a:day ( month's )", lambda a: make.merged(a, Day(weekday=0))),
    ("a:day ( b:day )", make.merged),
    ("a:day w:dayletter", lambda a, w: make.merged(a, Day(weekday=w))),
    ("p:part at at?", lambda p: ("part", p)),
    ("c:clock at at?", lambda c: ("clock", c)),
    ("n:people at at?", lambda n: ("people", n)),
)
JOINED: tuple[Rule, ...] = (
    ("a:clock at? from|tilde|- b:clock until? between? at?", make.between),
    ("a:clock rang b:clock between", make.between),
    ("a:clock from b:clock until", make.between),
    ("a:clock|number tilde|- b:clock", make.between),
    ("a:clock tilde|- b:number", make.between),
    ("a:number tilde|- b:number", make.bare_between),
    ("a:clock at? after|later", make.after_clock),
    ("a:clock from at?", make.after_clock),
    ("a:clock at? before|to", make.before_clock),
    ("a:clock until at?", make.before_clock),
    ("a:day at? from|tilde|- b:day until? between? at?", make.days_between),
    ("a:day rang b:day between", make.days_between),
    ("a:day at? after", make.after_day),
    ("a:day from at?", make.from_day),
    ("a:day at? before|to", lambda a: make.before_day(a, included=False)),
    ("a:day until at?", make.before_day),
    ("a:day at? unwanted", lambda a: ("not+day", a)),
    ("a:clock at? unwanted", lambda a: ("not+clock", a)),
    ("a:part at? unwanted", lambda a: ("not+part", a)),
    ("a:day at at?", lambda a: ("day", a)),
)
LAST: tuple[Rule, ...] = (
    ("a:clocks b:clocks", _two_open),
    ("a:clocks at? rang|or? b:clocks", _two_open),
    ("n:native|sinos", make.as_number),
    ("n:counting", _above_ten),
    ("me at? a:service ,|rang|at? n:persons at? b:service", _each_their_own),
    ("n:persons at? a:service ,|rang|at? me at? b:service", _each_their_own),
)

LAYERS = tuple(
    layer(rules)
    for rules in (
        NUMBERS, HUNDREDS, HOURS, PEOPLE_FIRST, PEOPLE_TOGETHER, LENGTHS, CLOCKS, CLOCKS_JOINED, DAYS, JOINED, LAST,
    )
)  # fmt: skip

LANGUAGE = Language(
    tag="ko",
    words=WORDS,
    spelt=(),
    layers=LAYERS,
    hands=("핸드", "핸즈", "손", "핸"),
    hand_counts={"네": 4, "포": 4, "여섯": 6, "식스": 6, "여덟": 8, "에잇": 8, "에이트": 8},
    generic=frozenset(
        listed("마사지, 스파, 허벌, 코스, massage, spa, herbal, the, a, of, and, treatment, therapy, 테라피")
    ),
    wishes={
        "한국어로": "ko", "한국말로": "ko", "한글로": "ko", "한국어": "ko", "한국어 부탁": "ko", "한국어 가능": "ko",
        "한국말": "ko", "korean please": "ko", "in korean": "ko",
        "영어로": "en", "영어로 해": "en",
        "english please": "en", "in english": "en", "speak english": "en",
        "english": "en", "일본어로": "ja", "중국어로": "zh-Hans", "중국어 간체로": "zh-Hans",
        "중국어 번체로": "zh-Hant",
        "번체로": "zh-Hant", "대만어로": "zh-Hant", "베트남어로": "vi", "태국어로": "th", "러시아어로": "ru",
    },
    talk=TALK,
    safety=SAFETY,
)  # fmt: skip
