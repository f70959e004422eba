"""General knowledge about English words in Japanese texts."""

from __future__ import annotations

CALENDAR_AND_NATIONS = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed
    thu fri sat sun america american britain british england english france french germany german italy
    italian spain spanish portugal portuguese netherlands dutch belgium belgian sweden swedish norway
    norwegian denmark danish finland finnish poland polish russia russian greece greek turkey turkish
    china chinese japan japanese korea korean india indian australia australian canada canadian brazil
    brazilian mexico mexican africa african asia asian europe european israel hebrew arabic latin swiss
    switzerland austria austrian ireland irish scottish scotland hungary hungarian czech ukraine ukrainian
    vietnam vietnamese thai thailand indonesia indonesian argentina chile egypt iran iraq western eastern
    united states kingdom north south east west pacific atlantic roman christian jewish muslim buddhist
    earth internet web god christmas easter sir mr mrs ms dr prof
    """.split()
)
"""Capitalised in English for grammar's sake: Japanese has its own words for them."""

SHOUTED = frozenset(
    """
    a all also always an and any are as at be but by can cannot do does done each else end even every
    first for from has have how if in into is it its just last like may more most much must never new no
    not note nothing now of off on once one only onto or other out own please really same shall should so
    some such than that the their then there these they this those to too two under until up use very
    warning was we were what when where which while who why will with without would yes you your important
    caution attention tip hint danger error deprecated obsolete ok hello world foo bar baz spam eggs
    """.split()
)
"""Ordinary words that writers put in capitals to stress them, and placeholders."""

RENDERINGS = {
    "am": "午前",
    "pm": "午後",
    "ad": "西暦|紀元",
    "bc": "紀元前",
    "ai": "人工知能",
    "cd": "ディスク",
    "db": "データベース|ＤＢ",
    "eu": "欧州",
    "faq": "よくある|質問",
    "id": "識別|番号",
    "ids": "識別|番号",
    "io": "入出力",
    "os": "オペレーティング|基本ソフト",
    "oses": "オペレーティング",
    "pc": "パソコン|コンピュータ",
    "tv": "テレビ",
    "ui": "インタ[ーフ]|画面",
    "uk": "英国|イギリス",
    "un": "国連",
    "us": "米国|アメリカ|合衆国",
    "usa": "米国|アメリカ|合衆国",
    "wwii": "第二次",
    "html": "ホームページ",
    "todo": "やること|予定|未完",
    "tbd": "未定",
    "wip": "作業中|執筆中",
    "aka": "別名|通称|すなわち",
    "asap": "早く|早急|至急",
    "diy": "自作",
    "fyi": "参考|ちなみ",
    "imho": "思|考え|意見",
    "imo": "思|考え|意見",
    "btw": "ちなみ|ところで",
    "rtfm": "マニュアル|説明書",
}
"""Abbreviations that Japanese says in words."""

EVERYDAY = frozenset(
    """
    web os pc url uri html xml http https ok id ui gui api cpu sql css ftp ip it app blog mail email pdf
    cd dvd db sns qa rss www faq readme io usb pr vs etc ex ie eg no no1 na am pm tv cg
    on off true false man doc docs
    """.split()
)
"""Latin words that a Japanese text uses as its own."""

UNITS = frozenset(
    """
    b kb mb gb tb pb kib mib gib tib bit bits byte bytes bps kbps mbps gbps hz khz mhz ghz ms ns us sec
    min hr h m s mm cm km kg mg px pt em dpi fps rpm kw
    """.split()
)
