"""Nouns of everyday language: right as pairs, but seldom what a glossary is made for."""

from __future__ import annotations

GENERAL_NOUNS = frozenset(
    """
    ability absence absolute abuse acceptance accident accuracy achievement acknowledgement acquaintance
    act actor actuality addition adult advance advantage advice afternoon age agreement aid aim airport
    alternate alternative ambiguity amount analogy animal anniversary answer apology appearance appendix
    appreciation approach appropriateness approval area arm army article artist aspect assistance
    assumption assurance atmosphere attempt attention attitude attraction audience author authority
    availability average awareness back background bag balance ball basics basis bath battle beach beauty
    bed beer beginner beginning behalf being belief benefit bias bicycle bird birth birthday blame blood
    boat body bomb book boon boost boss bottle bottom boy brain brand bread breakfast breath bridge
    brother bunch burden burst bus business butter buzz camp capability capacity car care career cat catch
    cause caution caveat center century certainty chair challenge champion chance change chapter
    characteristic chart chat cheat cheese chief child choice circle circumstance citizen city claim
    clarification clarity clothes clue coat coffee colleague combination comfort commenter commitment
    commonality community company comparison competition complaint completeness complication compromise
    concept concern conclusion conduct conference confidence confusion consensus consequence consideration
    construction consultant contact contest contrast contribution convenience conversation cook corner
    correction cost counterpart country couple courage course courtesy cousin craft craze creation creator
    credit crisis critic criticism crowd culture cup curiosity curve customer cut damage danger day
    deadline deal death debate decade decision decrease defense degree demand department departure depth
    description desire detail detour devil difference difficulty dilemma dinner direction disadvantage
    disagreement disaster discipline discount discovery discretion discussion dispute distance distinction
    district diversity doctor dog dominance doubt downside dozen drama drawback dream dress drink drive
    duty ear ease east education effect effectiveness efficiency effort egg elegance emphasis employee
    employer encouragement end endeavor enemy energy english enhancement enjoyment enthusiasm enthusiasts
    entrance equality era essay essence estimate evening evidence evolution examination example excellence
    excerpt excitement exclusion excuse exercise existence expectation expense experience experiment
    expert expertise explanation extent extreme eye face fact factor failure faith fall fame familiarity
    family fan farm farmer fashion fate father fault favor favorite favour fear feedback feel feeling
    feelings fellow fight figure fire fish fit flavor flavour flaw flexibility flight floor flower fly
    focus folk food fool foot force forest fork fortune foundation founder fraction freedom friend front
    fruit fun fund future gain game gap garden gathering generation gift girl gist glance glass glimpse
    goal god gold good government grade grass gratitude ground growth guarantee guess guest guidance
    guideline gun guru guy habit hair half hand handful hang happening happiness harm hassle hat headache
    health heart heat heel height help hero hill hint history hit hobby hold hole holiday home hope horse
    hospital hotel hour house human humor humour hurdle husband ice idea ideal identity illustration
    imagination impact implication importance impression improvement inability incident inclusion
    inconsistency inconvenience increase independence indication individual industry influence info
    information ingredient initiative inner inquiry insight inspiration instance instruction intelligence
    intent intention interest interpretation introduction introductory investigation investment invitation
    island issue itself japan japanese job joke journal journey joy judge judgement judgment juice junk
    kid kind kindness king kitchen knife knowledge lack lady lake land last laugh law lawyer laziness lead
    leader leadership learner learning leg lesson letter life lifetime light likelihood limit limitation
    literature living location look loss love luck lunch magazine magic majority man manner margin market
    mass masterpiece material matter meal meaning means meat meeting mention mess metaphor middle
    milestone milk mind minority minute miracle misconception mistake misunderstanding mix mixture moment
    money month mood moon moral morning mother motion motivation motive mountain mouth move movement movie
    music musician mystery myth nation nature necessity need neighbor neighborhood newbie newcomer news
    newspaper night nightmare nobody noise norm north nose note notice notion novel novice nuance number
    nurse objective obligation observation obstacle occasion occurrence ocean oddity odds offer office
    officer oil one open opening opinion opponent opportunity opposite order organisation organization
    origin other outcome outline outside outsider overview ownership pace pain pair panel paper paradise
    parent part participant participation particular partner party passage passion past patience pause pay
    payment peace peculiarity penalty people percent percentage period person personality personnel
    perspective phase philosophy photo phrase picture piece pitfall place plan plane planet plate play
    player pleasure plenty plethora plight pocket point police politics popularity population portion
    possibility potential power practice practitioner praise precaution precision preference premise
    preparation presence present presentation press pressure prevention price pride principle prior
    privilege prize probability problem product professional professor profit progress promise promotion
    proponent proposal proposition pros prose prospect provision public punishment purchase purpose
    pursuit puzzle quality quantity quarter quest question race rain rate ratio rationale reach reaction
    reader readiness reading reality realm reason reasoning recipe recipient recognition recommendation
    reduction reflection refusal regard region regret relation relationship relative relevance relief
    religion remark remedy reminder repetition replacement reply report reputation rescue research
    researcher reservation resident resistance resort respect responsibility rest restriction result
    resume revenue reverse revolution reward rhythm rice rich right rigor rise risk ritual river road rock
    role room rule rumor run rush safety sake sale salt sample sand sanity satisfaction scale scenario
    scene school science scientist score sea season seat second secret sector self sense sensitivity
    sentence sentiment series sex shame shape share shift ship shirt shoe shop shortcoming shot show side
    sight sign significance silence similarity simplicity sister situation size skill skin sky sleep
    slight smile snow society soldier solution someone something somewhere son song sophistication sort
    sound south speaker specialist specialty specific specifics spectrum speech speed spirit spite spoon
    sport spot spread stage stake stance stand standard standpoint star start station stay step stone stop
    storm story stranger strategy street strength stress stretch strike struggle student study stuff
    subject subtlety success sugar suggestion suit sum summary summer sun sunlight sunshine supply support
    supporter surface surprise survey suspect sympathy tale talent talk taste tax tea teacher teaching
    team technique technology temperature temptation tendency tension term testament thank thanks theory
    thing thought threat ticket time timing tip tone tongue top topic total touch tour town toy trade
    tradition tragedy train trait transition trap travel treasure treat treatment trend trial trick trip
    triumph trouble truck trust truth try turn twist uncertainty understanding university urgency usage
    use usefulness usual variation variety verdict verge vicinity victim victory viewpoint village virtue
    vision visit visitor voice vote wait walk wall war water way ways weakness wealth weapon weather week
    weekend weirdness welcome west whatever whole wife will willingness win wind wine wing winner winter
    wisdom wish woman wonder word wording work world worry worth wrinkle writer writing year yesterday
    youth zone
    """.split()
)
"""Singular, lower case."""
