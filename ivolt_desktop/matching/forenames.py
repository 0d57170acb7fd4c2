"""Forenames in use: two different ones are two names, however alike they are written (Joan, Jean).

General knowledge of names borne in London, past and present; it is not complete and need not be. A name that is
not here is weighed by its likeness alone.
"""

from functools import lru_cache

from ivolt_desktop.matching.nicknames import has_short_forms, may_be_one_forename, names_with_short_forms

_LONG_ENOUGH = 4
_NAMES = """
aaron abbas abena abigail abraham ada adaeze adam adebayo adele adrian afia agatha agnes agnieszka ahmed aidan aisha
ajay akosua alan alasdair alastair albert alec aleksandra alexander alexandra alexis alfred algernon ali alice
alison alma althea alun alvin alwyn amal amanda amara amber ambrose amelia amina amir amit amos amy ana anastasia
andre andrea andreea andrew angela angus anil anita ann anna annabel anne annette ansel anthony antoinette antonia
anwar anya april arabella archibald arif arjun arnold arthur asha ashley ashok asif asma astrid aubrey audrey
augusta augustus aurora austin ava ayaan ayodele ayub babatunde balbir baldwin barbara barnabas barry bartholomew
basil beatrice beatrix belinda benedict benjamin bernadette bernard bertha bertram beryl bethany bettina beverley
bilal blaise blake blanche blessing boris brandon brenda brendan brian bridget bronwen bruce bruno bryan bryn byron
caleb callum calvin cameron camilla candice carina carl carla carlos carmel carmen carol carole caroline carolyn
carys casper cassandra catherine cecil cecilia cedric celia chad chanel chantelle charlene charles charlotte chelsea
cheryl chidi chioma chloe christian christina christine christopher ciara clara clarence clarice clarissa claude
claudia clement clifford clive clyde colette colin colm connor conrad constance cora cordelia corinne cornelius
courtney craig crispin cuthbert cynthia cyril daisy damian damien daniel daniela danielle danuta daphne darius
darren dawn dean deborah declan deirdre delia denise dennis denzil derek dermot desmond devon diana diane dilys
dinah dion dolores dominic donald donna dora doreen doris dorothea dorothy douglas duncan dwayne dylan eamon earl
ebony edgar edith edmund edna edward edwin edwina efua eileen elaine eleanor elena elias elijah elise elisha eliza
elizabeth ella ellen elliot ellis elsie elspeth elvira emeka emeline emily emma enid enoch eric erica erin ernest
esme esmeralda esther ethan ethel eugene eugenia eunice eustace eva evan evangeline eve evelyn ewa ewan ezekiel ezra
faisal faith farah farhan farida fatima faye felicia felicity felix ferdinand fergus fernando fiona fleur flora
florence florin frances francesca francis franklin fraser freda frederica frederick freya gabriel gabriela gail
gareth garry gavin gemma genevieve geoffrey george georgina gerald geraldine gerard germaine gertrude gideon gilbert
giles gillian gina gladys glen glenda glenn gloria godfrey gordon grace graham grant gregory greta griffith grzegorz
guinevere gurpreet guy gwen gwendolen gwyneth habib hadiza hamish hamza hana hannah harold harpreet harriet harrison
harry harvey hashim hassan hattie haydn hayley hazel heather hector heidi helen helena henrietta henry herbert
herman hermione hester hilary hilda hiram holly honor hope horace howard hubert hugh hugo humphrey hussein ian
ibrahim ida idris ifeoma ignatius imogen imran india ingrid ioana iqbal ira irene iris isaac isabel isabella isaiah
ishaan isla ismail israel ivan ivor ivy jack jacob jacqueline jade jaden jake jamal james jamila jan jane janet
janette janice janine jared jasmine jason jasper javed jean jeanette jeffrey jemima jemma jennifer jeremiah jeremy
jerome jesse jessica jethro jill joan joanna joanne job jocelyn jodie joel johanna john jolanta jonah jonas jonathan
jordan jorge jose joseph josephine joshua josiah joy joyce juan juanita judith julia julian juliana julie juliet
julius june justin justine kamal kamila karen karim karl karol kasia katarzyna katherine kathleen kavita kay
kayleigh keira keith kelly kelvin kendra kenneth kerry kevin khadija khalid kieran kimberley kirsten kirsty kofi
kojo kristina krystyna krzysztof kulwinder kwabena kwame kyle lakshmi lana lance laura lauren laurence laxmi leah
leanne leila lena leo leon leona leonard leonora leopold leroy leslie leticia lewis liam lilian liliana lily linda
lindsay lisa lloyd logan lois lola lorna lorraine lottie louis louisa louise lucas lucia lucian lucille lucinda lucy
luke lydia lynn lynne mabel madeleine madison mahmoud maisie malcolm malgorzata malik mandeep manuel marcel marcella
marcia marcin marcus margaret margot maria marian mariana marianne marina mario marion marjorie mark marlene marlon
martha martin martina marvin mary maryam mason mateusz matilda matthew maud maureen maurice mavis max may megan
mehmet melanie melissa melvin mercy meredith merlin mervyn mia michael michaela michelle mihai mildred miles
millicent millie milo mina minnie mira miranda miriam mohammed moira molly mona monica montague morag morgan morris
moses muriel murray musa mustafa myfanwy myra myrtle nadia nadine naomi naomie nasreen natalia natalie natasha
nathan nathaniel naveed neha neil nell nellie nelson neville ngozi nia nicholas nicola nigel nikhil nikolai nina
nisha noah noel nora noreen norma norman octavia octavius olga olive oliver olivia olu omar ophelia orlando oscar
osman oswald otis otto owen pamela parvati patience patricia patrick paul paula pauline pearl penelope percival
percy perpetua peter petra petronella philip philippa phillippa phoebe phyllis pierre piotr polly poppy pradeep
prakash precious primrose priscilla priya prudence quentin rachel rafael rahul raj rajesh ralph ramesh ramona
randolph rani rashid raul ravi raymond rebecca reece reginald rekha renata rene reuben rex rhoda rhys richard rita
riya robert roberta robin roderick rodney roger rohan roland roma romeo ronald rory rosa rosalind rosamund rose
roseanna rosemary ross rowan rowena roxanne roy ruby rufus rupert russell ruth ryan sabina sabrina saeed saffron
saima salim sally salma salman samantha samina samir samuel sandeep sandra sangeeta sanjay santosh sara sarah saskia
satnam savannah scarlett scott sean sebastian selina selwyn serena seth shabana shahid sharon shaun shazia sheila
shelley shirin shirley shreya sian sidney silas silvia simon simone simran sinead sofia solomon sonia sophia sophie
spencer stacey stanislaw stanley stefan stella stephanie stephen stewart stuart sunil sunita susan susannah suzanne
sybil sydney sylvester sylvia tabitha tamara tamsin tania tanya tara tariq tatiana taylor temitope terence teresa
tessa thaddeus thea thelma theodora theodore thomas thora tiffany tilly timothy tina toby todd tomasz toni tracey
travis trevor tristan trudy tyrone una ursula usha valentina valentine valerie vanessa vera verity vernon veronica
victor victoria vijay vikram vincent viola violet virginia vivian vivien wallace walter wanda warren wayne wendy
wilfred wilhelmina william winifred winston wojciech xavier yasmin yolanda yusuf yvette yvonne zachary zahra zainab
zara zeinab zoe zofia zoltan
"""

_KNOWN = frozenset(_NAMES.split())


def is_forename(name_key: str) -> bool:
    """Whether the name (plain small letters) is a forename in use, or a short form of one."""
    return name_key in _KNOWN or has_short_forms(name_key)


@lru_cache(maxsize=1)
def _by_what_is_left() -> dict[str, list[str]]:
    """The names that have short forms, by what is left of them without one letter, and by themselves."""
    found: dict[str, list[str]] = {}
    for name in names_with_short_forms():
        for left in _without_one(name):
            found.setdefault(left, []).append(name)
    return found


def _without_one(text: str) -> set[str]:
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}


@lru_cache(maxsize=65536)
def meant_forenames(name_key: str) -> frozenset[str]:
    """The names with short forms that a forename may be: itself, or where nobody is called so those a slip away."""
    if has_short_forms(name_key):
        return frozenset([name_key])
    if len(name_key) < _LONG_ENOUGH or name_key in _KNOWN:
        return frozenset()
    from rapidfuzz.distance import OSA

    near = {name for left in _without_one(name_key) for name in _by_what_is_left().get(left, ())}
    return frozenset(name for name in near if OSA.distance(name_key, name, score_cutoff=1) == 1)


@lru_cache(maxsize=65536)
def may_be_meant_as_one(first_key: str, second_key: str) -> bool:
    """Whether two forenames may be short forms of one, each written with a slip at most: 'jacck', 'john'."""
    return any(
        may_be_one_forename(one, two)
        for one in meant_forenames(first_key) for two in meant_forenames(second_key) if one != two
    )  # fmt: skip


@lru_cache(maxsize=65536)
def are_two_forenames(first_key: str, second_key: str) -> bool:
    """Whether both are forenames in use and neither can be the other: 'joan', 'jean'."""
    return (
        first_key != second_key
        and is_forename(first_key)
        and is_forename(second_key)
        and not may_be_one_forename(first_key, second_key)
    )
