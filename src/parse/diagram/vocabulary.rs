//! The closed lists of words by which a reader tells a title from a name from a team.
//!
//! They only split labels; what a title is worth is decided by the title lexicon of the model. All words are lower-case
//! and without diacritics, as [`fold`](super::words::fold) leaves them.

/// Words that make a phrase a job title, in English, French, German, Spanish, Portuguese, Italian and Russian.
pub(super) const ROLES: &str = "
ceo cto cfo coo cio ciso cpo cro cmo clo chro cdo cso cco cao cxo cpto caio vp svp evp avp rvp vpe em tl sre swe sde sdet
dba pm tpm po md pdg dg dsi drh ea rte scrum hrbp bdr sdr csm tam mts
manager mgr lead leader head chief president chair chairman chairwoman chairperson founder cofounder owner officer director
engineer eng developer dev programmer architect analyst designer scientist researcher administrator admin sysadmin consultant
coordinator specialist assistant associate partner principal fellow intern trainee apprentice recruiter sourcer accountant
controller treasurer secretary counsel lawyer attorney paralegal writer editor evangelist advocate strategist planner
supervisor superintendent foreman technician tester representative coach scrummaster master executive trainer instructor marketer copywriter producer
auditor bookkeeper sponsor contractor freelancer staffer strategiser generalist statistician economist clerk buyer
receptionist dir asst ombudsperson maintainer chef cheffe
directeur directrice ingenieur ingenieure developpeur developpeuse responsable gerant gerante stagiaire presidente
geschaftsfuhrer geschaftsfuhrerin geschaeftsfuehrer geschaeftsfuehrerin vorstand vorsitzender vorsitzende leiter leiterin
entwickler entwicklerin ingenieurin architekt architektin referent referentin sachbearbeiter sachbearbeiterin werkstudent
werkstudentin praktikant praktikantin buchhalter buchhalterin berater beraterin assistenz
directora ingeniero ingeniera desarrollador desarrolladora programador programadora jefe jefa gerente encargado encargada
analista coordinador coordinadora arquitecto arquitecta disenador disenadora contador contadora presidenta becario
diretor diretora engenheiro engenheira desenvolvedor desenvolvedora gestor gestora coordenador coordenadora arquiteto
arquiteta lider estagiario
ingegnere sviluppatore sviluppatrice responsabile direttore direttrice capo architetto
директор руководитель специалист бухгалтер администратор исполнитель разработчик инженер менеджер начальник аналитик
архитектор программист тестировщик дизайнер президент заместитель
";

/// Endings of German compounds that are titles: `Softwareentwicklerin`, `Abteilungsleiter`.
pub(super) const ROLE_ENDINGS: &[&str] = &[
    "leiter",
    "leiterin",
    "entwickler",
    "entwicklerin",
    "ingenieur",
    "ingenieurin",
    "architekt",
    "architektin",
    "manager",
    "managerin",
    "vorstand",
    "buchhalter",
    "berater",
    "beraterin",
    "engineer",
    "специалист",
];

/// Words that qualify a title without being one.
pub(super) const MODIFIERS: &str = "
acting interim ai deputy vice former ex emeritus fractional field regional global group senior junior sr jr staff mid
intermediate distinguished temporary co adjunct advisory incoming outgoing ad
";

/// Last (or, before `of`, first) words of a team's name.
pub(super) const UNITS: &str = "
team squad tribe chapter guild department dept group unit office vertical area division committee board council org
organization organisation practice center centre pod crew directorate branch section bureau function lab labs hq
abteilung bereich referat equipe departement service departamento area equipo gerencia setor diretoria vorstandsbereich
отдел подразделение служба бухгалтерия департамент управление
teams squads tribes chapters guilds departments groups units offices divisions
";

/// Fields of work: a phrase of these alone names a team.
pub(super) const FIELDS: &str = "
engineering product products sales marketing finance legal hr people operations ops support design security
infrastructure infra platform platforms data analytics research development it technology technical tech qa quality
testing test devops growth customer customers success accounting procurement facilities communications comms brand content
community partnerships business backend frontend fullstack front back end mobile web cloud core payments identity billing
search ux ui ml machine learning software hardware firmware embedded systems system network networking applications
application services internal external tools tooling experience enablement strategy corporate affairs functions
administration talent culture compliance privacy revenue commercial logistics supply chain manufacturing production
planning project projects program programs portfolio delivery release reliability science architecture innovation
education training documentation docs solutions site field rd gtm ga human resources client clients risk controls control
management assurance information workplace events media pmo devrel digital ecommerce commerce public relations investor treasury tax
payroll recruiting recruitment acquisition purchasing warehouse ventas finanzas ingenieria tecnologia recursos humanos
marketing produto produccion comercial vertrieb finanzen personal entwicklung einkauf ventes ingenierie commercial
";

/// Words that no name holds: what flowcharts of other things are made of.
pub(super) const THINGS: &str = "
job role roles catalog catalogue layer level levels chain command structure standard shared execution leadership trio
company chart phase step steps stage start begin end process request response review approve approved approval reject yes
no server client user users database db api app apps page home login logout submit form email file files input output
error check open close closed new old create update delete read write run build deploy code pull merge branch issue
ticket task tasks item items list table key value name title type id url link section example sample template placeholder
member members director directors employees headcount staff hiring goal goals plan plans policy vision mission values
strategy objective objectives feedback survey interview offer candidate salary budget cost report reports reporting
monday tuesday wednesday thursday friday saturday sunday january february march june july september october november
december today tomorrow week weekly month monthly quarter quarterly year yearly annual daily meeting meetings sync
overview summary introduction notes appendix references faq question questions answer answers contact contacts channel
slack phone address time timezone date location remote north south east west europe america asia africa emea apac amer
global region regional country countries headquarters engineers developers designers managers and or the of for with to
how what why who when where our your my we you they it this that is are was
all any none other others more less first second third next previous final total
agent agents assistant bot orchestrator workflow pipeline model models prompt
slot tier grade reviews reading recommended performance useful further quick guide guides how-to toolkit resources resource
at via in on by from after before during if individual agreements agreement integration integrations scale rating
non handbook notes channels links tips intro onboarding band track path ladder career
";

/// Words for a seat without a person in it.
pub(super) const VACANT: &[&str] = &[
    "tbh",
    "tbd",
    "tba",
    "tbc",
    "n/a",
    "na",
    "vacant",
    "vacancy",
    "new vacancy",
    "open",
    "open role",
    "open position",
    "open req",
    "open headcount",
    "open seat",
    "hiring",
    "to be hired",
    "to be announced",
    "to be determined",
    "backfill",
    "unfilled",
    "n.n.",
    "nn",
    "n. n.",
    "zu besetzen",
    "offene stelle",
    "unbesetzt",
    "vakant",
    "poste a pourvoir",
    "vacante",
    "vaga",
    "vaga aberta",
    "we're hiring",
    "we are hiring",
    "position open",
    "?",
    "??",
    "???",
];

/// Small words inside names: `van der`, `de la`.
pub(super) const PARTICLES: &[&str] = &[
    "de", "del", "della", "der", "den", "di", "da", "das", "do", "dos", "du", "la", "le", "van", "von", "vom", "zu",
    "zur", "ter", "ten", "bin", "ibn", "al", "el", "y", "e", "af", "av", "op", "san", "st", "mac",
];

/// Titles beside the line: assistants, sponsors, owners of products. They tell nothing of up and down.
pub(super) const STAFF: &[&str] = &["assistant", "ea", "office", "secretary", "sponsor", "owner"];

/// Words of the highest seat.
pub(super) const EXECUTIVES: &[&str] =
    &["board", "ceo", "founder", "cofounder", "pdg", "geschaftsfuhrer", "geschaftsfuhrerin", "chairman", "chairwoman"];

/// Phrases of the highest seat.
pub(super) const EXECUTIVE_PHRASES: &[&str] =
    &["chief executive", "managing director", "director general", "directeur general", "генеральный директор"];

/// Officers.
pub(super) const OFFICERS: &[&str] =
    &["cto", "cfo", "coo", "cio", "ciso", "cpo", "cro", "cmo", "clo", "chro", "cdo", "cso", "cco", "cao", "cpto"];

/// Chiefs who are no officers: "Chief Architect".
pub(super) const CHIEFS: &[&str] = &["architect", "engineer", "scientist", "designer"];

/// Words for directors and heads.
pub(super) const DIRECTORS: &[&str] = &[
    "director",
    "directors",
    "head",
    "directeur",
    "directrice",
    "directora",
    "diretor",
    "diretora",
    "direttore",
    "leiter",
    "leiterin",
    "директор",
];

/// Words for managers.
pub(super) const MANAGERS: &[&str] = &[
    "manager",
    "managers",
    "mgr",
    "em",
    "supervisor",
    "jefe",
    "jefa",
    "gerente",
    "chef",
    "cheffe",
    "coordenador",
    "responsable",
    "руководитель",
    "начальник",
];

/// Managers of things rather than people.
pub(super) const PROCESS: &[&str] =
    &["product", "project", "program", "account", "customer", "community", "social", "release", "scrum"];

/// Words for leads.
pub(super) const LEADS: &[&str] = &["lead", "leads", "leader", "lider", "главный"];

/// Words that make a sentence or a choice, and no title.
pub(super) const SENTENCE: &[&str] = &[
    "or",
    "may",
    "can",
    "should",
    "must",
    "will",
    "shall",
    "would",
    "be",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "by",
    "that",
    "this",
    "which",
    "who",
    "whom",
    "my",
    "your",
    "our",
    "their",
    "his",
    "her",
    "its",
    "me",
    "you",
    "we",
    "they",
    "not",
    "if",
    "when",
    "while",
    "all",
    "any",
    "each",
    "every",
    "from",
    "sends",
    "write",
    "writes",
    "give",
    "gives",
    "build",
    "builds",
    "owns",
    "reports",
    "shouldn",
    "don",
    "doesn",
    "t",
    "select",
    "selecting",
];

/// Words that no title starts with.
pub(super) const STARTS: &[&str] =
    &["the", "a", "an", "for", "via", "at", "in", "on", "with", "how", "what", "why", "some", "other"];
