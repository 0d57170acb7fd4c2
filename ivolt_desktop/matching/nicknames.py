"""Forenames that one person may go by, and spellings of one name brought over from other scripts.

General knowledge of names in use in London; a group says 'may be the same forename', no more. A name may
stand in several groups (Alex is Alexander or Alexandra).
"""

from collections.abc import Collection
from functools import lru_cache

_GROUPS = """
abdul abdel abd abdal
abigail abby abbie gail
adam ad
ahmed ahmad ahmet achmed
aisha ayesha aysha aisyah
albert al bert bertie
alexander alex alec alistair sandy sasha xander aleksander alexandru
alexandra alex sandra lexi sasha
alfred alf alfie fred
alison ali ally
amanda mandy
andrew andy drew andrei andrzej
angela angie
ann anne anna annie nan hannah
anthony antony tony ant
arthur art
barbara barb babs
benjamin ben benny benji
bernard bernie
beverley bev
bradley brad
bridget bridie biddy
cameron cam
caroline carol carrie
catherine katherine kathryn katharine cathy kathy kate katie kat cath kath kitty
charles charlie chas chuck
charlotte charlie lottie
christine chris chrissie tina christina
christopher chris kit topher
clifford cliff
cynthia cindy
daniel dan danny dani
danielle dani
david dave davey dai
deborah debra debbie deb
dennis denis den
derek del
derrick rick
diana diane di
dominic dom nick
donald don donny
dorothy dot dottie
douglas doug
edward ed eddie ted teddy ned
eleanor ellie nell nora elly
elizabeth liz lizzie beth betty eliza lisa libby elsie bess elisabeth
emily em emma emmy
eric rick
ernest ernie
eugene gene
fatima fatma fatimah fatema
florence flo florrie
frances fran francesca frankie
francis frank frankie fran
frederick fred freddie freddy
gabriel gabe
gareth gary gaz
geoffrey jeffrey geoff jeff
george georgie georgios
gerald gerry jerry
gillian gill jill
graham graeme grahame
gregory greg
gwendoline gwen
harold harry hal
hassan hasan
henry harry hal hank
hussein hussain husain hossain
ibrahim ebrahim
isabella isabel isobel bella izzy
ian iain
ivan john
jacob jake
jacqueline jackie jacqui
james jim jimmy jamie jem
janet jan
jane janie jean
jason jay
jennifer jen jenny jennie
jeremy jerry jez
jessica jess jessie
joan joanie
joanne jo joanna
john jon jack johnny jonny jonathan jonathon johnathan ian
joseph joe joey jozef josef yusuf youssef
josephine jo josie
joshua josh
judith judy
julia julie jules
kenneth ken kenny
kevin kev
kimberley kim
laurence lawrence larry laurie lawrie
leonard len lenny leo
leslie lesley les
lewis louis lou
lillian lily lil
linda lynda lyn
louise lou
lucy lucille
malcolm mal
margaret maggie meg peggy marge margie madge greta
maria marie mary mariam maryam miriam
marilyn lyn
mark marc marcus
martin marty
mary molly polly may
matthew matt mathew matty
maureen mo
maurice morris mo
maximilian max maxwell
megan meg
melanie mel
michael mike mick micky mickey mikey micheal michal
michelle shell chelle
mohammed muhammad mohamed mohammad muhammed mohamad mehmet mo md mahomed mohd
mustafa mostafa mustapha
nancy nan
natalie nat
natasha tasha
nathaniel nathan nat nate
neil neal niall
nicholas nick nicky nicolas nico nicolae
nicola nicky nikki nic
olivia liv livvy
omar umar
oluwaseun seun
oluwatobi tobi
oliver ollie olly
pamela pam
patricia pat trish tricia patsy patti
patrick pat paddy rick
paul paulo pablo pawel
pauline paula
penelope penny
peter pete piotr petru
philip phillip phil pip
priscilla cilla
rachel rachael rach
raymond ray
rebecca becky becca bex
reginald reg reggie
richard rick ricky rich richie dick dickie
robert rob bob bobby robbie bert
roderick rod roddy
rodney rod
roger rodge
ronald ron ronnie
rosemary rose rosie
russell russ
samantha sam sammy
samuel sam sammy
sandra sandy
sara sarah sally sadie
sebastian seb
sheila shelagh
simon si
sophia sophie sofia
stanley stan
stephanie steph
stephen steven steve stevie stefan
stewart stuart stu
suleiman sulaiman solomon
susan sue susie suzanne suzie
sylvia silvia
terence terry tel terrance
teresa theresa tess terri
thomas tom tommy tomasz
timothy tim
tobias toby
tracey tracy trace
usman uthman osman
valerie val
victor vic
victoria vicky vicki tori
vincent vince vinny
violet vi
virginia ginny
walter wally walt
wendy wend
wilfred wilf
william will bill billy willy liam
winifred winnie
yousef yusuf yousuf yusef joseph
zachary zac zak zach
zainab zaynab zeinab
alan allan allen al
alastair alasdair alistair alister
amy amie
annabel annabelle
beatrice beatrix bea
brian bryan
catherine kathleen kathy kath
cecilia cecily cicely
christian chris
clare claire clara
eileen aileen
elaine elayne
ellen helen elena helena
emmeline emeline
evelyn eve evie
francesca frances
geoffrey godfrey
georgina georgia georgiana georgie
glen glenn glyn
harriet hattie harriett
hilary hillary
isaac izaak
ivor ifor
jocelyn joscelyn
juliet julia
katarzyna katherine kasia
krystyna christina
lillian lilian liliana
louisa louise
lucas luke
lynn lynne lin
madeleine madeline
marion marian marianne
matilda tilda tilly
philippa phillippa pippa pip
roland rowland
sean shaun shane shawn
sydney sidney sid
sybil sibyl
susannah susanna susan
theodore theo ted
vivian vivien vivienne viv
yasmin yasmine jasmine
zara zahra
zofia sophia sophie sofia
ana ann anna hana
andrea andreea
carl karl karol
carol carole karol
damian damien
elise elsie
eva eve ewa
farah sara
frances francis
gemma jemma jem
janette jeanette
joanna johanna
jonah jonas
marian mariana marianne
naomi naomie
natalia natalie
louis louise
sonia sonya
tania tanya
"""

_OF: dict[str, frozenset[int]] = {}
for _number, _line in enumerate(_GROUPS.strip().splitlines()):
    for _word in _line.split():
        _OF[_word] = _OF.get(_word, frozenset()) | {_number}


@lru_cache(maxsize=65536)
def may_be_one_forename(first_key: str, second_key: str) -> bool:
    """Whether two different forenames (plain small letters) may be the same person's: 'william', 'bill'."""
    return bool(_OF.get(first_key, frozenset()) & _OF.get(second_key, frozenset()))


def has_short_forms(name_key: str) -> bool:
    """Whether the name stands in any group."""
    return name_key in _OF


def names_with_short_forms() -> Collection[str]:
    """All names that stand in a group, in plain small letters."""
    return _OF.keys()
