//! Word classes.

/// Word classes of a word; a word may have several.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Classes(pub u32);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:expr, $text:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Classes = Classes(1 << $bit);)*
            /// The class with this name in lexicon files.
            pub fn named(name: &str) -> Option<Classes> {
                match name { $($text => Some(Classes::$name),)* _ => None }
            }
        }
    };
}

classes! {
    /// the, a, this, every
    DET = 0, "det";
    /// our, their, whose
    POSS = 1, "poss";
    /// he, she, they, you, who, it
    PRON = 2, "pron";
    /// Digits or a number word.
    NUM = 3, "num";
    /// Adverbs that may stand inside a verb group.
    ADV = 4, "adv";
    /// Forms of "be".
    BE = 5, "be";
    /// Forms of "have".
    HAVE = 6, "have";
    /// Forms of "do".
    DO = 7, "do";
    /// can, must, shall …
    MODAL = 8, "modal";
    /// Prepositions.
    PREP = 9, "prep";
    /// and, or, but
    CONJ = 10, "conj";
    /// if, when, because …
    SUBORD = 11, "subord";
    /// who, which, that
    REL = 12, "rel";
    /// not, never, no
    NEG = 13, "neg";
    /// A verb's base form.
    BASE = 14, "base";
    /// A verb's third person.
    THIRD = 15, "third";
    /// A verb's past.
    PAST = 16, "past";
    /// A verb's past participle.
    PARTICIPLE = 17, "participle";
    /// A verb's -ing form.
    ING = 18, "ing";
    /// Nouns that stand for the role itself: job, post, role.
    ROLE_NOUN = 19, "role-noun";
    /// Causative verbs that give the deed to their object: let, ask, expect.
    CAUSE = 20, "cause";
    /// Words that begin a question.
    QUESTION = 21, "question";
    /// Capitalised, not at the start of a sentence, not a word of the lexicon: set on tokens, not on words.
    NAME = 22, "name";
    /// Punctuation that ends a clause.
    STOP = 23, "stop";
    /// Any word at all.
    ANY = 24, "any";
    /// Nouns that name a share of what follows "of": version, part, core, half.
    PARTITIVE = 25, "partitive";
    /// Nouns, adjectives and whatever else has no class of its own: set on tokens, not on words.
    PLAIN = 26, "plain";
    /// Words that introduce an exception or a condition: until, without, unless, once.
    EXCEPTION = 27, "exception";
    /// Marks between a label and its value.
    EQUALS = 28, "equals";
    /// Words that may deny what a sentence tells, besides negations: without, instead, refrain.
    DENYING = 29, "denying";
}

impl Classes {
    /// Do the two share a class?
    pub fn is(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}
