"""Nouns of everyday language: right as pairs, but seldom what a glossary is made for."""

from __future__ import annotations

GENERAL_NOUNS = frozenset(
    """
    ability absence absolute abuse acceptance accident accuracy achievement acknowledgement acquaintance
    act action active actor actuality add adding addition adult advance advanced advantage advice
    afternoon age agreement aid aim airport alive alone alternate alternative amazing ambiguity amount
    analogy ancient angry animal anniversary answer apology appearance appendix appreciation approach
    appropriateness approval area arm army article artist aspect assistance assumption assurance
    atmosphere attempt attention attitude attraction audience author authority automatic availability
    average avoiding aware awareness back background bad bag balance ball basics basis bath battle beach
    beautiful beauty bed beer beginner beginning behalf being belief benefit best bias bicycle big bird
    birth birthday blame blind blood boat body bomb book boon boost boss bottle bottom boy brain brand
    bread break breakfast breath bridge brief bright bring broad brother build building bunch burden burst
    bus business busy butter buy buzz calm camp capability capacity car care career careful carry case cat
    catch cause caution caveat center century certainty chair challenge champion chance change changing
    chapter characteristic chart chat cheap cheat check cheese chief child choice choose choosing circle
    circumstance citizen city claim clarification clarity clean cleaning clear clever close clothes clue
    coat coffee cold colleague combination combining comfort comfortable commenter commitment common
    commonality community company compare comparing comparison competition complain complaint complete
    completeness complex complication comprehensive compromise concept concern conclusion conduct
    conference confidence confusion conscious consensus consequence consider consideration considering
    construction consultant contact contain contemporary contest continue continuous contrast contribution
    control convenience conversation convert converting cook corner correct correction cost counterpart
    country couple courage course courtesy cousin cover covering craft craze crazy creating creation
    creator credit crisis critic criticism cross crowd cry culture cup curiosity curious current curve
    custom customer cut daily damage danger dangerous dark day dead deadline deal dealing dear death
    debate decade decide decision decrease dedicated deep defense degree demand department departure
    depend depth describe description deserve desire destroy detail detailed determine detour develop
    developing devil difference different difficult difficulty dilemma dinner direction dirty disadvantage
    disagreement disaster discipline discount discover discovery discretion discuss discussion dispute
    distance distinct distinction distributing district diversity divide doctor dog dominance double doubt
    downside dozen dr drama dramatic drawback dream dress drink drive drop dry due duty eager ear early
    ease easily east easy eat education educational effect effective effectiveness efficiency efficient
    effort egg elegance elementary emphasis employee employer empty enabling encourage encouragement end
    endeavor enemy energy english enhancement enjoy enjoyment enormous ensure enter enthusiasm
    enthusiastic enthusiasts entrance equal equality equivalent era essay essence essential establish
    estimate evening everyday evidence evil evolution exact examination example excellence excellent
    excerpt excitement exciting exclusion excuse exercise exist existence expanding expect expectation
    expense expensive experience experienced experiment expert expertise explain explaining explanation
    explicit explore expose express extending extent external extra extract extreme eye face fact factor
    fail failure fair faith fall false fame familiar familiarity family famous fan farm farmer fashion
    fast fate father fault favor favorite favour fear feedback feel feeling feelings fellow fight figure
    fill final find finding fine fire firm first fish fit fix fixing flat flavor flavour flaw flexibility
    flexible flight floor flower fly focus folk follow following food fool foot force foreign forest
    forget fork fortune foundation founder fraction free freedom fresh friend friendly front fruit full
    fully fun fund funny future gain game gap garden gather gathering general generating generation gentle
    giant gift girl gist give glad glance glass glimpse go goal god gold good government grade grand grass
    gratitude grave great ground grow growth guarantee guess guest guidance guideline guilty gun guru guy
    habit hair half hand handful handle handling handsome handy hang happen happening happiness happy hard
    harm hassle hat hate headache health healthy hear heart heat heavy heel height help helpful helping
    hero hide high hill hint history hit hobby hold hole holiday holy home honest hope horse hospital hot
    hotel hour house huge human humor humour hungry hurdle hurt husband ice idea ideal identify
    identifying identity ignore ill illustration imagination imagine immediate impact implement
    implementing implication implicit importance important impossible impression impressive improve
    improvement improving inability inactive incident include including inclusion inconsistency
    inconvenience increase increasing independence independent indicate indication individual industry
    influence info information ingredient initial initiative inner inquiry insert inside insight
    inspiration installing instance instant instruction intelligence intelligent intent intention interest
    interesting intermediate internal interpretation intro introduce introducing introduction introductory
    investigation investment invitation invite involve island issue itself japan japanese job join joint
    joke journal journey joy judge judgement judgment juice jump junk just keen keep keeping kid kind
    kindness king kitchen knife knowledge lack lady lake land large last late latest laugh law lawyer lay
    laziness lazy lead leader leadership learn learner learning leave left leg lesson letter lie life
    lifetime light like likelihood likely limit limitation listen literature little live lively living
    local location long look looking loose lose loss loud love low luck lucky lunch mad magazine magic
    main maintain maintaining major majority making man manage managing manner margin mark market mass
    masterpiece material matter mature meal mean meaning means meat meet meeting mental mention mess
    metaphor middle mild milestone milk mind minimal minor minority minute miracle misconception miss
    missing mistake misunderstanding mix mixture mobile modern moment money month mood moon moral morning
    mother motion motivation motive mountain mouth move movement movie moving multiple music musician
    mystery myth narrow nasty nation natural nature neat necessary necessity need negative neighbor
    neighborhood nervous new newbie newcomer newest news newspaper next nice night nightmare noble nobody
    noise norm normal north nose note notice notion novel novice nuance number numerous nurse objective
    obligation observation observe obstacle obtain obtaining obvious occasion occur occurrence ocean odd
    oddity odds offer office officer official oil old oldest one only open opening opinion opponent
    opportunity opposite optional optionally order ordinary organisation organization organizing origin
    original other outcome outline outro outside outsider overall overview own ownership pace pain pair
    pale panel paper paradise parent part participant participation particular partner party pass passage
    passing passion past patience pause pay payment peace peculiarity penalty people percent percentage
    perfect perform performing period permit person personal personality personnel perspective phase
    philosophy photo phrase pick picture piece pitfall place plan plane planet planning plate play player
    playing pleasant please pleased pleasure plenty plethora plight pocket point police polite politics
    poor popular popularity population portion position positive possess possibility possible potential
    power powerful practical practice practitioner praise precaution precious precision prefer preference
    preferred premise preparation prepare preparing presence present presentation press pressure pretend
    pretty prevent prevention previous price pride primary principal principle prior privilege prize
    probability problem produce producing product production professional professor profit progress
    promise promotion pronoun proper proponent proposal proposition pros prose prospect protect proud
    prove provide providing provision public pull punishment purchase pure purpose pursuit push puzzle
    quality quantity quarter quest question quick quickly quiet race rain raise rapid rare rate ratio
    rationale raw reach reaction read reader readiness reading ready real reality realize realm reason
    reasoning receive receiving recent recipe recipient recognition recognize recommend recommendation
    reduce reducing reduction refer reflection refusal refuse regard region regret regular relate related
    relation relationship relative relevance relevant relief religion rely remain remark remedy remember
    remind reminder remove removing repeat repeating repetition replace replacement replacing reply report
    represent representing reputation require requiring rescue research researcher reservation resident
    resistance resort respect responsibility responsible rest restriction result resume revenue reverse
    revolution reward rewarding rhythm rice rich ride right rigor rise risk ritual river road rock role
    room rough round royal rule rumor run running rural rush sad safe safety sake sale salt same sample
    sand sanity satisfaction save saving scale scared scenario scene school science scientist score sea
    season seat second secondary secret sector seek seem select selecting self sell send sending senior
    sense sensible sensitive sensitivity sentence sentiment separate series serious serve set settle sex
    shake shame shape share sharing sharp shift shine ship shirt shoe shoot shop short shortcoming shot
    show showing shut shy sick side sight sign significance significant silence silly similar similarity
    simple simplicity simply sing single sister sit situation size skill skin sky sleep slight slow small
    smart smile smooth snow social society soft soldier solid solution solve solving someone something
    somewhat somewhere son song sophistication sorry sort sound south speak speaker special specialist
    specialty specific specifics specifying spectrum speech speed spend spirit spite spoon sport spot
    spread stable stage stake stance stand standard standpoint star start starting station stay steady
    steal step stick still stone stop storing storm story straight strange stranger strategy street
    strength stress stretch strict strike strong struggle student study stuff stupid subject subtlety
    succeed success successful sudden suffer sufficient sugar suggest suggested suggestion suit suitable
    sum summary summer sun sunlight sunshine super supply support supporter supporting suppose sure
    surface surprise survey survive suspect sweet switching sympathy tale talent talk tall taste tax tea
    teach teacher teaching team technique technology tell temperature temporary temptation tend tendency
    tension term terrible testament thank thanks theory thick thin thing think thinking third thorough
    thought threat throw ticket tight time timing tiny tip tired tl together tone tongue top topic total
    touch tough tour town toy trade tradition traditional tragedy train training trait transition trap
    travel treasure treat treatment trend trial trick trip triple triumph trouble truck true trust truth
    try trying turn twist typical ugly unable uncertainty understand understanding unique unit universal
    university unlikely unusual updating upper urgency urgent usage use useful usefulness using usual
    valuable variation variety various vary vast verdict verge versus vicinity victim victory viewing
    viewpoint village violent virtue visible vision visit visitor voice vote wait waiting wake walk wall
    want war warm warn wash watch water way ways weak weakness wealth weapon wear weather week weekend
    weird weirdness welcome well west wet whatever whole wide wife wild will willing willingness win wind
    wine wing winner winter wisdom wise wish woman wonder wonderful wooden word wording work working world
    worry worse worth wrinkle write writer writing wrong year yesterday young youth zone
    """.split()
)
"""Singular, lower case."""

AMBIGUOUS = frozenset(
    """
    content contents expression field figure form key line list match mean means operation order
    performance port position power record reference release set state store table unit
    """.split()
)
"""Words of several trades or senses, each with a translation of its own."""
