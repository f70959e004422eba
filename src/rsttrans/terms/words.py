"""Lists of English words: what no term begins or ends with, and what is a term of no trade."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """
    a able about above according across after again against ago ain all allow allowed allows almost along
    already also although always am among amongst an and another any anybody anyone anything april are
    aren around as at august based be because become becomes been before behind being below beneath beside
    besides between beyond billion bit both but by called came can cannot come comes coming could couldn d
    december depending despite did didn do does doesn doing don done down dozen due during each eg eight
    either eleven else enough etc even ever every everybody everyone everything except february few fewer
    fifth first five for four fourth friday from furthermore gave get gets getting give given gives go
    goes going got had hadn has hasn have haven having he hence her here hers herself him himself his how
    however hundred i ie if in include included includes including inside instead into is isn it its
    itself january july june just keep keeps kept kind kinds know known last least less let lets like
    little ll looking lot lots made make makes making many may maybe me mean means meant might million
    mine monday more moreover most mr mrs much must my myself n't near need needed needs neither never
    next nine no nobody none nor not nothing november now october of off often ok okay on once one ones
    only onto or other others ought our ours ourselves out outside over own past per perhaps please
    provide provided provides providing put puts quite rather re regarding require required requires round
    s said same saturday saw say says second see seem seems seen sees september seven several shall she
    should shouldn since six so some somebody someone something sometimes sort sorts still such sunday t
    take taken takes taking ten than that the their theirs them themselves then there therefore these they
    thing things think third this those though thought thousand three through throughout thursday thus
    till to today tomorrow tonight too took toward towards tried tries try trying tuesday twelve twice two
    under underneath unless until up upon us used usually ve versus very via vs want wanted wants was wasn
    way ways we wednesday went were weren what whatever when where whereas whether which whichever while
    who whoever whom whose why will with within without won would wouldn yes yesterday yet you your yours
    yourself yourselves
    """.split()
)
"""Words that no term contains; candidates end at them."""

MODIFIERS = frozenset(
    """
    actual additional aforementioned appropriate available bad basic better big certain clear complete
    correct corresponding desired different difficult easy entire exact excellent existing extra few
    following former further given good great huge important interesting large last latter major many
    modern necessary new next nice numerous obvious old only ordinary other overall own particular perfect
    poor popular possible powerful previous proper quick real recent recommended related relevant
    remaining required resulting right same separate several similar simple slow small special specific
    such suitable tiny typical underlying useful usual various whole wrong
    """.split()
)
"""Adjectives that say nothing of what kind a thing is; no term begins with one."""

NOT_NOUNS = frozenset(
    """
    abandons abbreviate abide able abort about abrupt absent accelerate accept acceptable accepting
    accommodate accompany accompanying accomplish according accumulate accurate achieve achieving
    acknowledge acquire across act acting activate actual adapt add adding additional adequate adhere
    adjacent adjust administers administrative admit adopt adverse advertise advisable advise affecting
    affirms after again ago agree ahead aiming align alike alive allocate allow allowing almost alone
    along alongside alphabetic alphabetical alphabetize already also alter altogether always amazing
    analyse analyze animate annotate announce annoying anticipate anymore anytime anyway anywhere apart
    apparent appear appearing append applicable applying appreciate approaching appropriate approve
    approximate arbitrary are arise arising around arrange arrive arriving artificial artistic ask asking
    assemble assess assign assist associative assume assuming assure astronomical asymmetric ate atomic
    attach attaching attempting augment authenticate authoritative authorize automate available avoid
    avoiding aware away awesome backtrack bad bare basic became become becoming been before beforehand
    began begin beginning behave behaving being believe believing belong belonging below benign besides
    between beware beyond bibliographic bidirectional big bigger binds bogus bold boring borrow bright
    bringing broke broken brought built busy calculate came cancel canonical capable capitalize carry
    carrying caught causing cease centralize certain changing chatty cheap cheaper chomp choose choosing
    choreographic chose chosen chromatic chronological circumvent cite clarify classify clearer clears
    clever clobber coarse coerce coercive coexist coherent collide come comfortable coming commence
    communicate comparable compare compatible compensate competent complain complete completing compliant
    compose comprehensive compulsory compute concatenate concerning concise conclude concurrent conducts
    confer confident configure confirm conform confuse confusing connect consecutive consequential
    consider considerable considering consist consistent consisting consolidate constitute constrains
    construe consult consume contain containing contextual continue continuing contradict contribute
    contributory convenient conventional converting convey correct correspond corresponding corrupt could
    create creating critical crucial cryptic cultural cumbersome cumulative customary customise customize
    cyclic cyrillic deactivate dead dealing decent decide deciding decipher declaim declare decode
    decompose decompress decorate deduce deem deep deeper defend defensive define defining definite
    definitive deflate defunct degrade delete deliberate delimit deliver demarcate demonstrate denote deny
    depart depend depending deploy deprecate derive deriving derogatory descend describe describing
    designate desirable destroy detach detect determine determining deterministic develop deviates
    diagnose did differ different differentiate difficult dim diminish direct dirty disable disagree
    disallow disambiguate disappear disassociates disclaim disconnect discourage discover discrete discuss
    disjoint dispose disproportionate disrupt distant distinct distinguish distort distribute diverges
    diverse divide doing done downstream dramatic drawing drawn drew driven dry dumb dying dynamic eager
    earlier easier easy eat effective efficient either elaborate electronic elects elevate eliminate
    elliptic else elsewhere emit emphasize employ empty emulate enable enabling encapsulate enclose encode
    encourage encrypt ending endorse enforce enhance enjoy enjoying enough ensure ensuring entangle enter
    entering entire enumerate environmental equitable erase err ersatz establish evaluate even eventual
    ever everlasting everywhere evict evolve exact examine exceeding excellent except exceptional
    excessive exciting exclude excluding execute exhaustive exist existing expand expanding expecting
    expensive expire explain explaining explicit explore exploring expressive extend extending extensive
    facilitate factual fails falling false far faster fatal faulty feel feeling few fewer fills finalize
    finding finer finishing finite fitting fixing flaky flatten flexible follow following forbid forbidden
    foreign forever forget forgot forgotten formal formalize forth found fractional fragile frees frequent
    fresh frozen fulfill fulfils funky funny further fuzzy gave generate genuine geographic geographical
    geometric get getting gives giving global going gone got gotten govern grammatical graphical greater
    greedy greet grow growing had handy hang happen happening happy hard harden harder harmonize harms has
    have having hear heard held helping hence here hereby herein hesitate hidden hierarchical higher
    historic historical hoping hostile hot hover however huge hung hurts identical identify identifying
    idiomatic idle ignore ignoring illuminate illustrate imagine imitate immediate implementing implicit
    important impose impossible impractical imprecise improper improve improving inaccurate inappropriate
    inbound incapable include including inclusive incoming incomplete inconsistent inconvenient
    incorporate incorrect increasing incremental incur indemnify indent indicate indicating indirect
    indistinguishable induce ineffective inefficient inexpensive infer infinite inflate inflectional
    inform informal informational informative informing infringe inherit inhibit initialize inject inner
    innermost insecure insensitive insist inspect instead instruct insufficient insulate intact integrate
    intend intensive intentional interact interactive intercept interesting interfere intermittent
    interpolate interpret intersects introduce introducing introductory intrusive invalidate invert
    investigate invisible invoke involve involving irrelevant irrevocable iterate iterative judicial just
    justify keeping kept knew know knowing lacking lacks laid large larger lasting late latent later lax
    lazy leading learn least leaving leftmost legal legitimate lengthy lenient lesser let letting lexical
    liable like likewise linear linguistic listen literary live localize locate logical longer looking
    loose lose losing lost loud lower made magical magnetic maintain maintaining making manage manageable
    managing mandatory manipulate marginal massive mathematical maximal maximize may maybe meant meanwhile
    mechanical mediate meeting mentioning messier messy met might migrate minimal minimize mishandle
    misleading missing mistaken mitigate modernize modify modifying modular monotonic most moving much
    multiplicative mutate mutilate mutual narrow nasty navigate near nearby neater needing negate
    negligent negotiate never new newer next nice nicer noisy nominate noncommercial nonempty nonexistent
    nonsensical nonstandard nontrivial nonzero normalize not noticing notify noting nowhere nth numerate
    numerical obey oblique obscure observe obsolete obtain obtaining occasional occupies occur occurring
    odd off offering offload often older omit ongoing online opaque open operate operational optical
    optimal optimize optional ordinary organize originate otherwise ought outbound outer outermost
    outgoing outlive outright outstanding over overall overcome overlong overridden overwhelm overwritten
    overwrote own owning paid pairwise parse participate pathological paying pays peculiar penalize
    pending perform performing perhaps periodic permissive perpetual persist persistent pertain pertinent
    phony photographic placing planning playing please pointing polymorphic popular populate positional
    possess possible postpone practicable precede preceding precise precludes predict predictable prefer
    preferable preferring prejudicial prepare preparing pretend pretty prevent preventing primordial
    prioritize proactive probabilistic produces producing productive progresses prohibit promising
    promotional prone propagate proper proportional propose protect prove proven provide providing proving
    pulling pure pursuant put putting qualify quantify quite racy ran random rare rather raw reaching
    react ready realistic realize reasonable reassign rebind rebuild rebuilt recast receive receiving
    recent reclaims recognise recognize recommend recommending reconcile reconfigure reconstruct recover
    recreate rectangular recursive redefine redistribute reduce reducing redundant refer refine reflect
    reformat refuses regarding regards regenerate rejoin relate relating relational relax relevant
    reliable relinquish relying remain remaining remember remote remove removing rename render renegotiate
    reopen reorder reorganize repetitive rephrase replace replacing replicate represent representing
    reprocess reproduce require requiring resemble reset reside resilient resolve respective respond
    responsive restore restrict restrictive restructure resulting resurrect retain retaining retreat
    retrieve returning reuses revert revise revoke reword rewritten rewrote rich rid rightmost risky
    robust rough rudimentary running rusty safer said same sane saner sanitize satisfactory satisfy saving
    saying says scavenge scientific secure see seeing seek seeking seem seeming seen selecting selective
    semantic send sending sent separate sequential serialize several severe shall shallow sharing shorten
    shorter should showing shown shrunk shut significant signify silent similar simpler simplify
    simplistic simulate since singular sit sitting sizzle sloppy slow slower slurp smaller smarter smooth
    soft solar sold solve solving somehow sometime somewhat somewhere soon sorry sought spawns speak
    speaking specialize specify specifying speculative spend spending spent spherical stabilize stable
    stale standardize standing starting statistical statutory staying sticky stimulate stolen stopping
    strange strategic streamline strengthen strict stricter stringent strong stronger structural stupid
    stylistic submit subnormal subscribe subsequent substantial subtle subtract successive suffer suffice
    sufficient suggesting suitable summarize supplementary supplying supporting suppose suppress sure
    surprising surrounding survive suspend synchronize syntactic synthesize tabular taken taking talking
    taught teach technical technological tell telling temp tend tentative terminate terrible textual thank
    then there thereafter thereby therefore therein thereof thereto thin thinking thinks third though
    threw through throughout thrown thus tight tighten tighter tiny together told tolerant tolerate too
    took top topmost topological torn traditional transitional translate transmit transparent transports
    tricky triple trivial true truncate trying turning twice typeset typical typographic typographical
    unable unacceptable unavailable unaware unborn unbound unclear uncommon unconditional unconventional
    uncork under underlying understand understanding understood undo unenforceable unfair unforeseen
    unforgivable unhappy unify unimportant unintentional unique unlike unload unlock unnecessary
    unofficial unpack unpleasant unpredictable unreadable unreliable unsafe unsent unset unsound unstable
    unsure untie unusable unusual unwise unwrap unzip upcoming upfront usable using usual utilize vague
    valid validate vary varying vast verbatim verbose verify very violate virtual visible visualize
    vulnerable waiting waive walking wanting wants warn was watching weak weaken weird went were
    whatsoever when whenever whereby wherein wherever widen wider widespread willing winning wise wishing
    withdraw withdrawn within without woken won working worldwide worrying worse worst would write writing
    written wrote yet
    """.split()
)
"""Verbs, adjectives and adverbs that are no nouns (regular adverbs and participles apart)."""

ADJECTIVES = frozenset(
    """
    agnostic alternative aware based capable closed current custom default dependent double driven enabled
    equivalent external familiar final free friendly general global independent individual initial
    internal junior level-specific like local main major manual minor mobile multiple native negative non
    non-native normal only open oriented original positive primary principal private public regular
    related relative representative responsible safe secondary senior single special specific standard
    static total triple variable-length wide
    """.split()
)
"""Words that are more often adjectives than nouns: no term of several words ends in one."""
