"""Chinese: the vocabulary of numbers, people, lengths, times and days, and the wishes for a language.

Written in Simplified letters; `both` adds the Traditional forms. Words of Taiwan and Cantonese stand beside those of
the mainland. Runs of letters are cut by the longest word,
so words that only look like a number or an hour are listed too.
"""

from collections.abc import Mapping
from typing import Any

from dialogs.reading.languages.chinese_scripts import both
from dialogs.reading.languages.chinese_talk import KIN, PAIRS_OF_KIN
from dialogs.reading.languages.language import listed
from dialogs.reading.when import Day, Length

DIGITS = "一二三四五六七八九"
WEEKS = ("周", "星期", "礼拜")
WEEKDAYS = {
    **{digit: at for at, digit in enumerate("一二三四五六")},
    **{str(at + 1): at for at in range(6)},
    "日": 6,
    "天": 6,
    "七": 6,
}
WHICH_WEEK = {
    0: listed("这, 这个, 本, 今, 今个, 呢个, 这一, 這個"),
    1: listed("下, 下个, 下一, 下1个"),
    2: listed("下下, 下下个"),
    -1: listed("上, 上个, 上一"),
}


def _words(kind: str, phrases: str, value: Any = None) -> dict[str, tuple[str, Any]]:
    """Phrases parted by commas, all of one meaning, in both scripts."""
    return dict.fromkeys(both(listed(phrases)), (kind, value))


def _weekdays() -> dict[str, tuple[str, Any]]:
    """周五, 这周五, 下个礼拜五, 週末 and the like. In full, for 下周五十点 is Friday, ten o'clock."""
    found: dict[str, tuple[str, Any]] = {}
    for stem in WEEKS:
        for name, weekday in WEEKDAYS.items():
            found |= _words("weekday", f"{stem}{name}", weekday)
        found |= _words("weekend", f"{stem}末, {stem}六日, {stem}六{stem}日, {stem}六和{stem}日", 0)
        found |= _words("weekly", stem)
        for week, prefixes in WHICH_WEEK.items():
            for prefix in prefixes:
                for name, weekday in WEEKDAYS.items():
                    found |= _words("day", f"{prefix}{stem}{name}", Day(weekday=weekday, week=week))
                found |= _words("weekend", f"{prefix}{stem}末, {prefix}{stem}六日", week)
                found |= _words("week", f"{prefix}{stem}", week)
    return found


def _counted() -> dict[str, tuple[str, Any]]:
    found: dict[str, tuple[str, Any]] = {}
    for digits in (DIGITS, "壹贰叁肆伍陆柒捌玖"):
        for at, digit in enumerate(digits):
            found |= _words("unit", digit, at + 1)
    return found


WORDS: Mapping[str, tuple[str, Any]] = {
    **_counted(),
    **_words("unit", "两, 倆", 2),
    **_words("zero", "零, 〇, ○", 0),
    **_words("ten", "十, 拾"),
    **_words("score", "廿", 20),
    **_words("score", "卅", 30),
    **_words("hundred", "百, 佰"),
    **_words("thousand", "千, 仟, 万, 萬, k, w, million"),
    **_words("th", "第"),
    **_words("half", "半"),
    **_words("quarter", "刻, 刻钟"),
    **_words("ge", "个"),
    **_words("x", "x, ×"),
    # People
    **_words("counted", "位, 人, 名, 口, 人次, 位客人, 名客人, 大人, 成人, 成年人, 女生, 男生, 女士, 男士, 女的, "
                        "男的, 客人, 人份, "
                        "pax, 位女士, 位男士, 个人份, 位成人, 名成人, 位大人, 個人嘅, 丁人"),
    **_words("child", "小孩, 儿童, 小朋友, 孩子, 小孩子, 细路, 位小孩, 位儿童, 名儿童, 位小朋友"),
    **_words("big", "大"),
    **_words("small", "小"),
    **_words("me", "我, 我自己, 本人, 我本人"),
    **_words("we", "我们, 咱们, 咱, 我哋, 我们有, 我们是"),
    **_words("in_all", "我们一共, 我们总共, 我们共, 总共, 一共, 一行, 共, 一共是, 总共有, 一共有, 加起来, 我们一行"),
    **_words("and", "和, 跟, 与, 及, 同, 加, 加上, 还有, &, +, 同埋, 以及"),
    **_words("with", "带, 带着, 陪, 带上, 约了, 带我, 陪我"),
    **_words("for", "给, 帮, 替, 为"),
    **_words("people", "我俩, 咱俩, 我们俩, 咱们俩, 俩人, 我们两, 两口子, 夫妻俩, 夫妇俩, 我哋两个, 我们两人, "
                       "情侣两人, 夫妻二人", 2),
    **_words("people", "我们仨, 咱仨, 仨人", 3),
    **_words("people", "就我, 只有我, 就我一个, 只有我一个, 我一个人, 我自己一个, 自己一个人, 我一个, 单人, 独自, "
                       "得我一个, "
                       "我自己一个人, 就我自己, 只有我自己, 自己去, 自己来, 就我一个人, 只有我一个人", 1),
    **_words("couple", "情侣, 夫妻, 双人, 夫妇, 情侣房, 双人房, 情侣间, 双人间"),
    **dict.fromkeys(both(KIN), ("kin", 1)),
    **dict.fromkeys(both(PAIRS_OF_KIN), ("kin", 2)),
    **_words("therapist", "技师, 师傅, 按摩师, 芳疗师, 美容师, 理疗师, 老师, 治疗师, 女技师, 男技师, 女师傅, 男师傅"),
    # Lengths of time
    **_words("hours", "小时, 钟头, 小時, hour, hours, hr, hrs, h, 句钟"),
    **_words("zhong", "钟"),
    **_words("minutes", "分钟, 分鐘, min, mins, minutes, minute"),
    **_words("fen", "分"),
    **_words("days", "天"),
    **_words("length", "半天, 半日", Length(minutes=720)),
    # Times of the day
    **_words("oclock", "点, 点钟, 时, 点整, 点正, 点钟整, 时整, 时正"),
    **_words("exact", "整, 正, 左右, 前后, 上下, 多, 来钟, 多钟, 许, 准, 踏正, sharp, 这样, 的样子"),
    **_words("around", "大约, 大概, 约, 差不多, 大约在, 大概在, 约在, 估计, 可能, 应该, 大致, around"),
    **_words("short_of", "差, 欠"),
    **_words("ampm", "am, a.m., a.m", "am"),
    **_words("ampm", "pm, p.m., p.m, p", "pm"),
    **_words("part", "早上, 上午, 早晨, 清晨, 清早, 一早, 大早上, 一大早, 朝早, 晨间, 早间, 早饭后, 早餐后, "
                     "早上时段, 中午前, 午前, 上昼, 上晝, "
                     "上五, 早上的时候", "morning"),
    **_words("part", "中午, 正午, 晌午, 午间, 大中午, 午餐时间, 午休", "noon"),
    **_words("part", "下午, 午后, 午饭后, 午餐后, 吃完午饭, 吃完午饭后, 下晝, 下昼, 晏昼, 晏晝, 下午时段, 下舞, "
                     "後晌, 下午的时候, 中饭后", "afternoon"),
    **_words("part", "晚上, 傍晚, 黄昏, 晚间, 下班后, 下班以后, 下班之后, 晚饭后, 晚餐后, 吃完晚饭, 吃完晚饭后, "
                     "夜晚, 夜晚黑, 晚黑, 晚上的时候, "
                     "晚上时段, 夜间, 放工后, 放工之后", "evening"),
    **_words("part", "夜里, 深夜, 半夜, 午夜, 大半夜, 三更半夜", "night"),
    **_words("part", "凌晨", "am"),
    **_words("part~", "早, 晨, 朝", "morning"),
    **_words("part~", "晚, 夜", "evening"),
    **_words("part~", "午", "noon"),
    # Days
    **_words("today", "今天, 今日, 今儿, 今儿个, 当天, 即日, today, 今天内", 0),
    **_words("today", "明天, 明日, 明儿, 明儿个, 听日, 名天, 明田, 明後天嘅明天, tomorrow, 翌日, 隔天, 第二天", 1),
    **_words("today", "后天, 后日, 後天, 后儿", 2),
    **_words("today", "大后天, 大后日, 大後天", 3),
    **_words("today", "昨天, 昨日, 寻日, 琴日", -1),
    **_words("today", "前天, 前日", -2),
    **_words("today", "大前天", -3),
    **_words("day+part", "今早, 今晨, 今朝, 今日朝早", (Day(offset=0), "morning")),
    **_words("day+part", "今晚, 今夜, 今天晚上, 今晚上, 当晚, 今晚黑, tonight", (Day(offset=0), "evening")),
    **_words("day+part", "今午, 今天中午", (Day(offset=0), "noon")),
    **_words("day+part", "明早, 明晨, 听朝, 明朝, 听朝早, 明天一早", (Day(offset=1), "morning")),
    **_words("day+part", "明晚, 听晚, 明夜, 明天晚上, 明晚上", (Day(offset=1), "evening")),
    **_words("day+part", "明午, 明天中午", (Day(offset=1), "noon")),
    **_words("day+part", "后晚, 后天晚上", (Day(offset=2), "evening")),
    **_words("day+part", "后天早上, 后早", (Day(offset=2), "morning")),
    **_words("day+part", "昨晚, 昨夜, 寻晚, 琴晚", (Day(offset=-1), "evening")),
    **_words("either", "明后天, 明后两天, 明后日", None),
    **_words("workdays", "工作日, 平日"),
    **_words("weekend", "双休日, 周末两天, 周末那两天", 0),
    **_weekdays(),
    **_words("month", "月, 月份"),
    **_words("months", "个月, 個月"),
    **_words("this_month", "这个月, 本月, 这月, 今个月, 呢个月, 当月", 0),
    **_words("this_month", "下个月, 下月, 下一个月", 1),
    **_words("this_month", "下下个月, 下下月", 2),
    **_words("month_part", "底, 末, 下旬", "end"),
    **_words("month_part", "初, 上旬", "start"),
    **_words("month_part", "中旬, 中", "middle"),
    **_words("part_of_month", "月底, 月末, 月底前", "end"),
    **_words("part_of_month", "月初", "start"),
    **_words("part_of_month", "月中", "middle"),
    **_words("last", "最后一个"),
    **_words("ri", "号, 日, 號, 号那天, 日当天, 号当天, 日那天, 號那天, 号的"),
    **_words("year", "年"),
    **_words("year_said", "今年", 0),
    **_words("year_said", "明年", 1),
    **_words("year_said", "后年", 2),
    **_words("roc", "民国"),
    # Between and beyond
    **_words("from", "从, 由, 自"),
    **_words("to", "到, 至, ~, —, 直到, 去到, 至到, 一直到"),
    **_words("between", "之间, 期间, 这段时间, 间"),
    **_words("after", "以后, 之后, 后, 过后, 往后, 後, 开外, 以後"),
    **_words("onwards", "起, 开始, 开始的, 起都行"),
    **_words("before", "以前, 之前, 前, 为止, 以内"),
    **_words("not_before", "不早于, 最早, 晚于, 过了, 迟于, 至少要, 等到, 要到, 最快"),
    **_words("not_after", "不晚于, 最晚, 早于, 最迟, 不迟于, 截至"),
    **_words("guo", "过"),
    **_words("treads", "踏"),
    **_words("zi", "字"),
    **_words("again", "再过, 再等"),
    **_words("or", "或, 或者, 或是, 还是, 要么, or, 亦或, 抑或, 要不, 要不然, 定系"),
    **_words("not", "不是, 不要, 不能, 除了, 别, 没法, 不想, 并非, 不约, 不選, 不选, 唔系, 唔要, 不改, 别约, 不訂, "
                    "而不是, 不想要, "
                    "不要约在, 不要约, 不要选, 不可以是, 不在, 不用"),
    **_words("denied", "不行, 不可以, 不方便, 没空, 没时间, 来不了, 去不了, 不能来, 除外, 以外, 不在, 不得, 唔得, "
                       "有事, 没办法, 不OK, 不ok, "
                       "去不到, 来不及, 不太行, 不太方便, 不能去, 没有空, 没有时间, 不得闲, 唔得闲, 冇时间, 不合适, "
                       "太赶, 都不行, 就不行, "
                       "之外, 都没空, 走不开, 约不了, 不便, 不太可以, 没办法去, 没办法来, 抽不开身, 要上班, 要加班, "
                       "不ok了"),
    **_words("at", "在, 于, 约在, 订在, 定在, 安排在, 改在, 定, 是"),
    **_words("this", "这个, 这, 那, 那天"),
    **_words("of", "的"),
    **_words("aside_after", "到岘港, 到越南, 抵达, 落地, 回国, 退房, 离开, 的飞机, 的航班, 飞, 入住, 到会安, "
                            "到胡志明, 离境, 返程, 回家, 生日, 出发, "
                            "飞到, 起飞, 才到, 就走, 的机票, 走人, 到酒店, 回台湾, 回香港, 回台北, 到达, 搭机, 才落地"),
    **_words("money", "块, 元, 美元, 人民币, 越南盾, 越盾, 盾, 刀, 美金, 台币, 块钱, vnd, usd, 韩元, 蚊, 港币, "
                      "新台币, 钱, %, 折, ¥, $, 欧元, "
                      "万盾, 万越南盾, 萬越南盾, rmb, ntd, 百分"),
    **_words("measure", "楼, 层, 号楼, 路, 米, 公里, 斤, 公斤, 岁, 次, 张, 间, 号房, 号技师, 度, 件, 瓶, 杯, 级, 星, "
                        "家店, 分店, 套, 款, 种, "
                        "天内, 小时内, 分钟内, 句, 条, 支, 年前, 年多, 届, 倍, 问题, 星级, 号店, 号线, 号门, 公尺, "
                        "趟, 遍, 人民, 部, 台, 页, "
                        "岁半, 周岁, 号老师, 号师傅, 号手机, 个问题, 个选项, 个疗程, 公分, 厘米, cm, kg, kg的, 公升, "
                        "毫升"),
    **_words(".", "。"),
    **_words(",", "、, ，, ；"),
    **_words("word",
             "多少钱一个人, 一个人多少钱, 多少钱一位, 一位多少钱, 一人多少钱, 多少钱一人, 每人, 人均, "
             "一下, 一起, 一些, 一定, 一样, 一直, 一般, 统一, 万一, 唯一, 三亚, 四川, 五星, 周到, 周围, 周边, 号码, "
             "电话号码, 手机号, "
             "手机号码, 微信号, 账号, 帐号, 信号, 挂号, 日本, 日文, 日语, 日子, 节日, 日常, 月经, 蜜月, 时间, 时候, "
             "有时, 有时候, 随时, 及时, "
             "准时, 按时, 小时候, 当时, 临时, 同时, 时差, 到时, 到时候, 届时, 时段, 几时, 时长, 时数, 几点, 几号, "
             "几月, 几日, 几天, 几个, 几个人, "
             "几位, 几分钟, 周几, 星期几, 礼拜几, 几小时, 多长时间, 多久, 多少, 多谢, 太多, 很多, 好多, 更多, 大多, "
             "分开, 分别, 部分, 过分, "
             "一点点, 有一点, 有点, 有点儿, 差点, 一点也, 一点都, 一点儿, 轻一点, 重一点, 大一点, 小一点, 早一点, "
             "晚一点, 快一点, 慢一点, 便宜一点, "
             "舒服一点, 用力一点, 大力一点, 安静一点, 好一点, 多一点, 少一点, 近一点, 热一点, 温柔一点, 强一点, "
             "地点, 重点, 点心, 特点, 优点, "
             "点评, 点赞, 早点, 晚点, 快点, 慢点, 轻点, 大点, 景点, 饭点, 正点, 差不多了, 然后, 最后, 今后, 后面, "
             "后背, 背后, 前面, 前台, 最前, "
             "前几天, 提前, 目前, 眼前, 之前的, 收到, 看到, 迟到, 做到, 听到, 感到, 到底, 到店, 直到现在, 找到, "
             "遇到, 拿到, 得到, 没想到, 想到, "
             "来到, 不到, 上次, 下次, 这次, 那次, 一次, 首次, 第一次, 第一回, 上面, 下面, 上海, 下雨, 下单, 中国, "
             "中文, 中间, 大家, 大腿, 大小便, "
             "大便, 小便, 小腹, 小腿, 小姐, 先生, 大姐, 小哥, 一半, 半身, 上半身, 下半身, 早安, 晚安, 午安, 早餐, "
             "早饭, 午饭, 午餐, 晚饭, 晚餐, "
             "下午茶, 早就, 早上好, 下午好, 晚上好, 中午好, 正常, 正在, 正好, 反正, 真正, 正确, 改正, 起来, 一起来, "
             "刚开始, 开始痛, 从来, 从小, 自从, "
             "由于, 自己, 自然, 来自, 过来, 过去, 过敏, 难过, 通过, 经过, 不过, 超过, 差评, 时差, 出差, 加班, 参加, "
             "加油, 增加, 更加, 加微信, 加钟, "
             "同事们, 同学们, 共同, 同意, 公共, 因为, 认为, 为什么, 以为, 作为, 为了, 成为, 不为, 行为, 带路, 陪同, "
             "给力, 帮忙, 帮助, "
             "人家, 别人, 人民, 人流, 人员, 工人, 名字, 有名, 名片, 名称, 知名, 单位, 座位, 位置, 位子, 有位, 车位, "
             "部位, 定位, 地位, 学位, "
             "口味, 门口, 胸口, 伤口, 口碑, 出口, 口罩, 大小, 大概是, 大约是, 这样子, 这么, 这里, 这边, 这家, 那里, "
             "那边, 那个, 那家, 那么, 半价, "
             "个别, 个性, 各个, 整个, 完整, 整天, 整体, 调整, 整理, 许可, 也许, 准备, 标准, 批准, 过年, 每天, 每日, "
             "天天, 聊天, 天气, 白天, 整天, "
             "夏天, 冬天, 春天, 秋天, 那几天, 这几天, 天然, 天花板, 终点, 起点, 观点, 半点, 正点, 七上八下, "
             "五花八门, 一二三, 千万, 万分, "
             "百分之百, 三明治, 一路, 一切, 一旦, 一向, 一流, 一致, 一再, 九成, 八成, 七成, 一对一, 一心, 两难, "
             "二手, 第三方, 三七, 单号, 双号, "
             "会员号, 预约号, 订单号, 编号, 房号, 房间号, 在意, 正在, 现在, 存在, 实在, 在吗, 在线, 关于, 由于, "
             "对于, 属于, 终于, 于是, 由我, "
             "晨跑, 夜市, 夜景, 熬夜, 早日, 早晚, 朝向, 黑夜, 从前, 间隔, 房间, 空间, 洗手间, 卫生间, 瞬间, 晚到, "
             "晚来, 晚了, 小费, 号脉, "
             "是否, 是不是, 但是, 可是, 只是, 还是很, 都是, 于我, 是的, 就是, 要是, 老是, 总是, 不是很, 是吗, 是吧, "
             "真是, 确定, 一定要, 决定, 定金, "
             "肯定, 稳定, 固定, 预定, 指定, 约定, 不一定, 中心, 中药, 中医, 其中, 空中, 中式, 集中, 怀孕中, 中风, "
             "中度, 初次, 当初, 最初, 月嫂, 岁月, "
             "年轻, 年纪, 年龄, 多年, 几年, 周年, 过年, 年初, 百年, 同年, 一百分, 后悔, 后续, 前后都, 之后再, "
             "以后再, 前任, 正前方, 术后, 产后, 愈后, "
             "运动后, 按摩后, 按完后, 做完后, 饭后, 饭前, 术前, 孕前, 跑步后, 跑完步后, 开刀后, 游泳后, 手术后, "
             "生完后, 车祸后, 落地后, 有事吗, 有事想问, "
             "什么事, 没事, 有事咨询, 没空调, 之前说, 飞机, 航班, 你们, 他们, 她们, 男朋友们, 同城, 不同, 相同, "
             "一样的, 号召, 不差, 时尚, 大人物, "
             "第二, 第三, 两边, 两侧, 两腿, 两脚, 双腿, 一边, 一侧, 一条, 一只, 单侧, 六块腹肌, 五十肩, 八字腿, "
             "三高, "
             "四肢, 五脏, 十几, 几十, 多种, 三叉, 九点水, 第一胎, 二胎, 头胎, 双胞胎, 一胎, 四季, 千里, 两性, 打到"),
}  # fmt: skip


def _wishes() -> dict[str, str]:
    wished = {
        "zh-Hans": "中文, 说中文, 讲中文, 用中文, 请说中文, 中文可以吗, 简体, 简体中文, 普通话, 汉语, 讲普通话, "
        "会说中文吗, 中文服务, 能说中文吗, "
        "请用中文, 中文谢谢, 切换中文, 换成中文, 会讲中文吗, 可以说中文吗, 可以讲中文吗, 简体字, chinese please",
        "zh-Hant": "說中文, 講中文, 請說中文, 請用中文, 繁體, 繁體中文, 國語, 繁体, 繁体中文, 講國語, 中文謝謝, "
        "會說中文嗎, 會講中文嗎, "
        "可以講中文嗎, 可以說中文嗎, 能說中文嗎, 切換中文, 換成中文, 正體中文, 廣東話, 講廣東話, 繁體字",
    }
    others = {
        "en": "英文, 英语, 说英文, 讲英文, 用英文, 说英语, 用英语, 请说英文, 换成英文, english please",
        "vi": "越南语, 越南文, 越语, 说越南语, 讲越南话",
        "ja": "日语, 日文, 说日语, 说日文",
        "ko": "韩语, 韩文, 说韩语, 说韩文",
        "th": "泰语, 泰文, 说泰语",
        "ru": "俄语, 俄文, 说俄语",
    }
    found = {phrase: tag for tag, phrases in wished.items() for phrase in listed(phrases)}
    return found | {phrase: tag for tag, phrases in others.items() for phrase in both(listed(phrases))}


WISHES = _wishes()
"""The script of the words is the script that is wished for."""
