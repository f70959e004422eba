"""English of morphemes that computing texts are made of: what katakana says of itself, kanji must be told."""

from __future__ import annotations

from functools import lru_cache

from .. import english

_ENTRIES = """
一意 unique; 一時 temporary; 一致 match; 一覧 list listing; 一貫 consistent consistency; 下位 lower sub;
不変 immutable invariant; 両端 both; 並び sequence; 並べ替え sort sorting; 並列 parallel parallelism;
並行 concurrent concurrency parallel; 中断 interrupt break abort; 主 main; 乱数 random;
予約 reserve reserved; 仕様 specification spec; 仕組み mechanism; 付録 appendix; 代入 assign assignment;
仮想 virtual; 件名 subject; 任意 arbitrary optional any; 位置 position location positional; 低 low;
低水準 low; 体裁 layout; 作成 create creation; 作業 work task; 作者 author; 使用 use usage; 例 example;
例外 exception; 依存 depend dependency dependent; 依頼 request; 保存 save store storage;
保守 maintain maintenance; 保証 guarantee ensure warranty; 保護 protect protection; 信号 signal;
修正 fix modify modification; 修飾 modify decorate qualified; 候補 candidate; 値 value; 停止 stop;
優先 priority precedence prefer; 兄弟 sibling; 先頭 head top beginning; 入れ子 nested nesting;
入力 input enter; 入門 introduction tutorial beginner; 全体 whole entire; 公式 official;
公開 public publish; 共有 share shared; 共通 common; 内包 comprehension; 内容 content; 内部 internal inner;
再 re; 再利用 reuse reusable; 再帰 recursion recursive; 再生 play; 再開 resume; 冗長 verbose redundant;
処理 process processing handle handling; 出力 output; 分割 split divide partition; 分岐 branch;
分布 distribution; 分散 distributed distribution variance; 分析 analysis analyze;
分離 separate separation isolate isolation; 分類 classify classification classifier category;
列 column sequence string list; 列挙 enumerate enumeration enum; 初期 initial initialize;
初期値 initial default; 利用 use usage utilize; 利用者 user; 制御 control; 制約 constraint;
制限 limit restriction restrict; 削除 delete remove deletion removal; 副 sub side;
割り当て assignment allocate allocation; 割り込み interrupt; 動作 behavior behaviour operate operation work;
動的 dynamic; 区切り delimiter separator; 単一 single; 単位 unit; 単体 unit; 単語 word; 印刷 print;
原則 principle; 参照 reference refer; 反復 iterate iteration iterator; 受け取る receive; 受信 receive;
句読 punctuation; 可変 variable mutable; 可読 readable readability; 同一 same identical; 同値 equivalent;
同期 sync synchronous synchronize synchronization; 名 name; 名前 name; 呼び出し call invocation;
呼び出す call invoke; 命令 instruction command; 命名 name naming; 和 sum union; 問題 problem issue question;
回帰 regression; 図 figure diagram; 固定 fixed; 圧縮 compress compression archive; 型 type typed typing;
基底 base; 基本 basic base fundamental; 場所 place location; 増分 increment incremental;
変換 convert conversion transform transformation translate; 変数 variable; 変更 change modify modification;
外側 outer; 外部 external outer; 多態 polymorphic polymorphism; 多重 multi multiple;
大文字 uppercase capital upper; 失敗 fail failure; 子 child; 字下げ indent indentation; 字句 lexical;
学習 learn learning; 安全 safe secure safety; 安定 stable; 定数 constant; 定義 define definition;
実体 entity; 実行 execute run execution executable runtime; 実装 implement implementation;
実験 experiment experimental; 宣言 declare declaration; 容量 capacity size; 寄稿 contribute contributor;
対 pair; 対応 support corresponding; 対話 interactive dialog dialogue; 対象 target object; 専用 dedicated;
導入 introduction introduce install; 小数 decimal float; 小文字 lowercase lower;
展開 expand deploy expansion deployment; 属性 attribute property; 層 layer; 履歴 history; 幅 width;
平均 average mean; 広域 global; 式 expression; 引き数 argument; 引数 argument parameter;
引用 quote quotation quoted; 強制 force; 強調 emphasis highlight; 形式 format form; 待機 wait;
従来 traditional; 復元 restore; 循環 circular cycle cyclic; 必要 need required requirement;
必須 required mandatory; 応答 response reply respond; 性能 performance; 情報 information info;
想定 assume expect; 戻り return; 戻る return back; 手続き procedure procedural; 抽出 extract extraction;
抽象 abstract abstraction; 拡張 extend extension extended; 括弧 bracket parenthesis parentheses;
指定 specify; 指示 directive instruct instruction; 探す search find; 接続 connect connection; 推測 guess;
提供 provide; 操作 operation operate manipulation manipulate; 改行 newline; 数 number;
数値 number numeric numerical; 数学 math mathematics; 整列 sort align; 整形 format; 整数 integer;
文 statement sentence; 文体 style; 文字 character letter string; 文字列 string; 文書 document documentation;
文法 grammar syntax; 文献 reference bibliography; 文脈 context; 方法 method way; 既定 default;
明示 explicit; 時刻 time; 時間 time; 暗号 encrypt encryption cryptography cipher crypto; 暗黙 implicit;
更新 update; 書き換え rewrite; 書き込み write; 書く write; 書庫 archive; 書式 format formatting;
最大 maximum max; 最小 minimum minimal min; 最適 optimize optimization optimal;
有効 enable enabled valid effective; 期待 expect; 木 tree; 未定義 undefined; 末尾 end tail trailing;
条件 condition conditional; 枝 branch; 根 root; 格納 store stored; 検出 detect detection discovery;
検査 inspect check; 検索 search lookup; 検証 validate validation verify verification;
構成 configuration configure constitute; 構文 syntax; 構築 build construct building;
構造 structure structured; 様式 style; 標準 standard; 権 right permission;
権限 permission privilege authority; 機械 machine; 機構 mechanism; 機能 feature function functionality;
次元 dimension dimensional; 正規 regular normal; 正規化 normalize; 段落 paragraph; 比 ratio;
比較 compare comparison; 水準 level; 注釈 comment annotation note; 派生 derive derived; 浮動 floating float;
深さ depth; 添え字 index subscript; 添付 attach attachment; 添字 index subscript; 測定 measure measurement;
演算 operator operation operand; 点 point dot; 無効 disable disabled invalid; 無名 anonymous; 無視 ignore;
無限 infinite; 版 version edition; 特殊 special; 状態 state status; 独立 independent; 独自 own custom;
率 rate; 現在 current; 環境 environment; 生成 generate generation create generator;
用語 term glossary terminology; 画像 image picture; 画面 screen; 番号 number; 登録 register registration;
監視 monitor watch; 目次 contents toc; 目的 purpose objective; 目録 catalog; 直列 serial serialize;
直接 direct; 相互 mutual inter; 相対 relative; 省略 omit optional; 破棄 discard destroy; 確率 probability;
確認 confirm check verify; 科学 science scientific; 秘密 secret private; 移植 port portable porting;
移行 migrate migration; 空 empty; 空白 space whitespace blank; 空間 space; 章 chapter; 端末 terminal;
競合 conflict race; 符号 sign code encoding; 等価 equivalent equality; 算術 arithmetic;
管理 manage management administration administrator manager admin control; 管理者 administrator; 節 section;
範囲 range scope; 簡潔 concise; 素数 prime; 索引 index; 終了 exit end terminate; 組 set tuple pair;
組み込み built builtin in embedded; 組み込む built builtin embed embedded; 経路 path route;
結合 join concatenate; 結果 result; 統合 integrate integration; 統計 statistics statistical;
継承 inherit inheritance; 継続 continuation continue continuous; 編集 edit editing editor;
繰り返し loop iteration repeat; 置換 replace substitution replacement substitute; 署名 signature;
翻訳 translate translation; 者 er; 背景 background; 自動 automatic auto automation automated;
色 color colour; 落とし穴 pitfall gotcha trap; 葉 leaf; 著作 copyright; 著者 author; 行 line row;
行列 matrix; 表 table; 表現 expression represent representation; 表示 display show view; 表記 notation;
補助 auxiliary helper; 補完 completion complete interpolate; 複合 complex compound; 複数 multiple;
複製 copy duplicate clone; 複雑 complex complexity; 要件 requirement; 要求 request requirement require;
要約 summary; 要素 element item; 見出し heading header headline; 規則 rule; 規約 convention agreement;
親 parent; 解析 parse analysis analyze parser parsing; 解決 resolve resolution solution; 解釈 interpret;
言語 language; 訂正 correct; 計算 compute calculation computation computing calculate; 記号 symbol sign;
記述 describe description; 記録 record log; 設定 setting configuration configure set config setup;
設計 design; 許可 permit permission allow; 診断 diagnostic; 証明 proof certificate;
評価 evaluate evaluation; 詳細 detail; 認可 authorization;
認証 authentication authenticate auth certification; 誤り error mistake;
説明 description explanation describe explain; 読み取り read; 読み込み read load loading reading;
読み込む read load; 読む read; 論理 logic logical; 識別 identify identifier; 警告 warning warn;
貢献 contribute contribution contributor; 資源 resource; 質問 question; 起動 start launch boot invoke;
転送 transfer forward; 辞書 dictionary; 返す return; 返る return; 送る send; 送信 send submit transmission;
逆 reverse inverse; 通信 communication communicate; 通知 notify notification; 速度 speed velocity;
連結 concatenate concatenation; 連続 continuous consecutive; 連鎖 chain; 遅延 delay lazy; 適用 apply;
遷移 transition; 選択 select selection choice; 部分 part partial sub; 部品 part component; 配列 array;
配布 distribute distribution; 配置 place placement deploy layout; 量 amount quantity; 鍵 key; 長さ length;
閉じる close; 閉包 closure; 開く open; 開始 start begin; 開発 develop development developer;
開発者 developer; 関係 relation relationship; 関数 function functional; 関連 related relevant association;
階層 hierarchy layer level; 隠す hide; 隠蔽 hide hiding encapsulation; 集合 set; 雛形 template; 静的 static;
非 non un a; 非推奨 deprecated; 音声 audio voice; 頁 page; 順序 order sequence;
領域 area region field space; 頻度 frequency; 高 high; 高さ height; 高度 advanced; 高速 fast speed
"""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    table = {}
    for entry in _ENTRIES.replace("\n", " ").split(";"):
        lemma, *words = entry.split()
        table[lemma] = frozenset(english.lemma(word) for word in words)
    return table


def means(lemma: str, word: str) -> bool:
    """Whether the English word is a usual translation of a morpheme of computing texts."""
    return english.lemma(word) in _table().get(lemma, ())
