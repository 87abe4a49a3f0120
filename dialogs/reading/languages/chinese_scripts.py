"""Chinese letters in their two scripts, for word lists that are written once: only letters that our lists use."""

from collections.abc import Iterable
from functools import cache
from itertools import product

_PAIRS = """
    万萬 与與 丑醜 业業 东東 丝絲 丢丟 两兩 严嚴 丧喪 个個 临臨 为為 举舉 么麼 义義 乐樂 习習 乡鄉 书書 买買 乱亂 争爭
    亏虧 亚亞 产產 亩畝 亲親 亿億 仅僅 从從 仑侖 仓倉 仪儀 们們 价價 众眾 优優 伙夥 会會 伞傘 伟偉 传傳 伤傷 伦倫 伪偽
    体體 佣傭 侄姪 侠俠 侣侶 侥僥 侦偵 侧側 侨僑 俩倆 俭儉 债債 倾傾 偿償 储儲 儿兒 兑兌 党黨 兰蘭 关關 兴興 养養 兽獸
    内內 冈岡 册冊 写寫 军軍 农農 冯馮 冲衝 决決 况況 冻凍 净淨 准準准 凉涼 减減 凑湊 几幾 凭憑 凯凱 击擊 划劃 刘劉
    则則 刚剛 创創 删刪 别別 刹剎 剂劑 剥剝 剧劇 劝勸 办辦 务務 动動 励勵 劲勁 劳勞 势勢 勋勳 区區 医醫 华華 协協 单單
    卖賣 占佔占 卢盧 卤鹵 卧臥 卫衛 却卻 卷捲 厂廠 厅廳 历歷曆 厉厲 压壓 厌厭 厕廁 厘釐 县縣 叁參 参參 双雙 发發髮
    变變 叠疊 只只隻 台台臺 叶葉 号號 叹嘆 吁籲 后後 吓嚇 吕呂 吗嗎 吨噸 听聽 启啟 呕嘔 员員 呛嗆 呜嗚 周周週 咙嚨
    咨諮 咸鹹 咽嚥咽 响響 哑啞 哒噠 哗嘩 哝噥 哟喲 唤喚 啰囉 啸嘯 喂喂餵 喷噴 嗳噯 嘘噓 嘱囑 团團 园園 困困睏 围圍
    国國 图圖 圆圓 圣聖 圹壙 场場 坏壞 块塊 坚堅 坛壇 坟墳 坠墜 垒壘 垫墊 墙牆 声聲 壳殼 处處 备備 复復複 够夠 头頭
    夹夾 夺奪 奋奮 奖獎 奥奧 妇婦 妈媽 姗姍 姜薑姜 娇嬌 娱娛 婴嬰 婶嬸 孙孫 学學 宁寧 宝寶 实實 宠寵 审審 宪憲 宫宮
    宽寬 宾賓 对對 寻尋 导導 寿壽 将將 尔爾 尘塵 尝嘗 尸屍 尽盡 层層 届屆 属屬 岁歲 岂豈 岗崗 岘峴 岛島 崭嶄 巩鞏 币幣
    帅帥 师師 帐帳 帜幟 带帶 帮幫 干乾幹 并並併 广廣 庄莊 庆慶 库庫 应應 庞龐 废廢 开開 异異 弃棄 张張 弥彌 弯彎 弹彈
    强強 归歸 当當 录錄 彻徹 征徵 径徑 忆憶 忏懺 忧憂 怀懷 态態 怜憐 总總 恋戀 恶惡噁 恼惱 悦悅 悬懸 惊驚 惧懼 惨慘
    惩懲 惭慚 惯慣 愈癒愈 愤憤 愿願 慑懾 懒懶 戏戲 战戰 户戶 扎紮 扑撲 执執 扩擴 扫掃 扰擾 抚撫 抠摳 抢搶 护護 报報
    担擔 拟擬 拣揀 拥擁 拦攔 拧擰 拨撥 择擇 挂掛 挛攣 挡擋 挤擠 挥揮 捞撈 损損 捡撿 换換 据據 掷擲 揽攬 搁擱 搂摟 搅攪
    摄攝 摆擺 摇搖 摊攤 撑撐 敌敵 数數 斋齋 斩斬 断斷 无無 旧舊 时時 旷曠 昙曇 昼晝 显顯 晋晉 晒曬 晓曉 晕暈 暂暫 术術
    机機 杀殺 杂雜 权權 杆桿 条條 来來 杨楊 杰傑 松鬆松 极極 构構 枢樞 枪槍 枫楓 标標 栋棟 栏欄 树樹 栖棲 样樣 栾欒
    档檔 桥橋 桩樁 梦夢 检檢 棱稜 楼樓 樱櫻 欢歡 欧歐 歼殲 残殘 毁毀 毕畢 毙斃 毡氈 气氣 汇匯 汉漢 汤湯 汹洶 沟溝 没沒
    沥瀝 沦淪 沧滄 沪滬 泪淚 泻瀉 泼潑 泽澤 洁潔 浅淺 浆漿 浊濁 测測 浏瀏 浑渾 浓濃 涂塗 涌湧 涛濤 涝澇 涡渦 润潤 涨漲
    涩澀 淀澱 渊淵 渍漬 渐漸 渔漁 渗滲 温溫 游遊游 湾灣 湿濕 溃潰 溅濺 滚滾 滞滯 满滿 滤濾 滥濫 滨濱 滩灘 潜潛 潴瀦
    澜瀾 灭滅 灯燈 灵靈 灾災 炉爐 炜煒 点點 炼煉 烁爍 烂爛 烛燭 烟煙 烦煩 烧燒 烫燙 热熱 爱愛 爷爺 牵牽 牺犧 状狀 犹猶
    狈狽 独獨 狭狹 狱獄 猎獵 猕獼 猪豬 猫貓 献獻 玛瑪 环環 现現 珑瓏 琐瑣 电電 画畫 疖癤 疗療 疟瘧 疡瘍 疮瘡 疯瘋 痉痙
    痒癢 痪瘓 痫癇 痹痺 瘫癱 瘾癮 癣癬 癫癲 皑皚 皱皺 盐鹽 监監 盖蓋 盗盜 盘盤 眯瞇 着著 睁睜 睾睪 瞒瞞 矫矯 矶磯 矿礦
    码碼 砖磚 础礎 硕碩 确確 碍礙 碱鹼 礼禮 祎禕 祷禱 祸禍 禅禪 离離 秃禿 秆稈 种種 积積 称稱 税稅 稣穌 稳穩 穷窮 窃竊
    窍竅 窜竄 窝窩 窥窺 竖豎 竞競 笋筍 笔筆 笺箋 笼籠 筑築 筛篩 筹籌 签簽 简簡 箩籮 篮籃 篱籬 类類 粪糞 粮糧 系系係
    紧緊 纠糾 红紅 纤纖 约約 级級 纪紀 纯純 纱紗 纳納 纵縱 纷紛 纸紙 纹紋 纽紐 线線 练練 组組 细細 织織 终終 绊絆 绍紹
    经經 绑綁 绒絨 结結 绕繞 绘繪 给給 络絡 绝絕 绞絞 统統 绢絹 继繼 绩績 绪緒 续續 绳繩 维維 绵綿 绷繃 绸綢 综綜 绽綻
    绿綠 缆纜 缎緞 缓緩 缔締 缕縷 编編 缘緣 缝縫 缠纏 缩縮 网網 罗羅 罚罰 罢罷 羡羨 翘翹 聋聾 职職 联聯 聪聰 肃肅 肠腸
    肤膚 肾腎 肿腫 胀脹 胁脅 胆膽 胜勝 胶膠 脉脈 脏髒臟 脐臍 脑腦 脓膿 脚腳 脱脫 脸臉 腭顎 腾騰 膑臏 舰艦 舱艙 艰艱
    艺藝 节節 芦蘆 苍蒼 苏蘇 苹蘋 范範 茎莖 荐薦 荡蕩 荣榮 荨蕁 药藥 莱萊 获獲 萝蘿 萤螢 营營 萨薩 蓝藍 虏虜 虑慮 虚虛
    虫蟲 虽雖 蚀蝕 蚁蟻 蛮蠻 蜗蝸 蜡蠟 蝇蠅 补補 衬襯 袜襪 袭襲 装裝 裤褲 见見 观觀 规規 觅覓 视視 览覽 觉覺 触觸 计計
    订訂 认認 讧訌 讨討 让讓 训訓 议議 讯訊 记記 讲講 许許 论論 设設 访訪 证證 评評 识識 诈詐 诉訴 诊診 词詞 译譯 试試
    话話 诞誕 询詢 该該 详詳 语語 误誤 诱誘 说說 请請 诸諸 诺諾 读讀 课課 谁誰 调調 谅諒 谈談 谊誼 谎謊 谓謂 谜謎 谢謝
    谨謹 贝貝 负負 贡貢 责責 贤賢 败敗 账賬帳 货貨 质質 贫貧 购購 贰貳 贴貼 贵貴 贷貸 贸貿 费費 贺賀 资資 赌賭 赏賞
    赔賠 赖賴 赚賺 赛賽 赞贊讚 赠贈 赢贏 赵趙 赶趕 趋趨 跃躍 跷蹺 踪蹤 躯軀 车車 转轉 轮輪 软軟 轰轟 轻輕 载載 较較
    辅輔 辆輛 辈輩 输輸 辞辭 辩辯 边邊 达達 迁遷 过過 迈邁 运運 还還 这這 进進 远遠 违違 连連 迟遲 迹跡 适適 选選 逊遜
    递遞 逻邏 遗遺 邓鄧 邮郵 邻鄰 郁鬱 郑鄭 酱醬 释釋 里裡里 针針 钉釘 钓釣 钙鈣 钝鈍 钟鐘鍾 钠鈉 钢鋼 钱錢 钻鑽 铁鐵
    铃鈴 铜銅 铝鋁 银銀 铺鋪 链鏈 销銷 锁鎖 锅鍋 锈鏽 锐銳 错錯 锤錘 键鍵 锻鍛 镇鎮 镜鏡 长長 门門 闪閃 闭閉 问問 闯闖
    闲閒 间間 闷悶 闹鬧 闺閨 闻聞 阀閥 阁閣 阅閱 阑闌 阔闊 队隊 阳陽 阴陰 阵陣 阶階 际際 陆陸 陈陳 陕陝 险險 随隨 隐隱
    难難 雳靂 雾霧 静靜 面面麵 韧韌 韩韓 韵韻 页頁 顶頂 顷頃 项項 顺順 须須 顽頑 顾顧 顿頓 颁頒 预預 领領 颈頸 颊頰
    颌頜 频頻 颗顆 题題 颚顎 颜顏 额額 颠顛 颤顫 风風 飙飆 飞飛 饥飢 饭飯 饮飲 饱飽 饼餅 饿餓 馆館 馈饋 馒饅 马馬 驱驅
    驻駐 驼駝 驾駕 骂罵 验驗 骑騎 骗騙 骚騷 骤驟 髋髖 鱼魚 鲜鮮 鸟鳥 鸡雞 鸣鳴 鸭鴨 麦麥 黄黃 齐齊 齿齒 龄齡 龙龍
"""
"""A Simplified letter and its Traditional forms, the commonest first."""


def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for pair in _PAIRS.split():
        found[pair[0]] = tuple(pair[1:])
    return found


TRADITIONAL = _table()
"""Simplified letter -> its Traditional forms, the commonest first; letters that are the same in both are left out."""
SIMPLIFIED = {form: letter for letter, forms in TRADITIONAL.items() for form in forms if form != letter}
MOST_FORMS = 16


def both(phrases: Iterable[str]) -> tuple[str, ...]:
    """Each phrase in Simplified and in Traditional letters, each form once, as it came first."""
    return tuple(dict.fromkeys(form for phrase in phrases for form in _written(phrase)))


@cache
def _written(phrase: str) -> tuple[str, ...]:
    plainly = "".join(SIMPLIFIED.get(letter, letter) for letter in phrase)
    choices = [TRADITIONAL.get(letter, (letter,)) for letter in plainly]
    traditional = ["".join(letters) for letters, _ in zip(product(*choices), range(MOST_FORMS), strict=False)]
    return tuple(dict.fromkeys((phrase, plainly, *traditional)))


@cache
def letter_forms(letter: str) -> tuple[str, ...]:
    """A letter in both scripts, for patterns that are read letter by letter; other words stay as they are."""
    if len(letter) != 1:
        return (letter,)
    simple = SIMPLIFIED.get(letter, letter)
    return tuple(dict.fromkeys((letter, simple, *TRADITIONAL.get(simple, ()))))
