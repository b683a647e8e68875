//! People whom the configuration puts in a role.

use crate::parse::chart::{ChartSyntax, Family, Node};
use crate::source::{Span, Spanned};

/// The format of the input that the configuration is: its seats stand beside those of charts, never in their place.
pub const SETTINGS: &str = "settings";

/// One entry of `[holders]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Appointed {
    /// The role's id in the lexicon.
    pub role: String,
    /// Name, `@handle`, e-mail address: at least one of them.
    pub identities: Vec<String>,
    /// Where it is written, if that is in a file of the run.
    pub at: Option<Span>,
}

impl Appointed {
    /// Handles without `@` and addresses.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.identities.iter().filter(|text| text.contains('@')).map(|text| text.trim_start_matches('@'))
    }

    /// A record of a roster; `None` if the role is no job or the place is not known.
    fn node(&self) -> Option<Node> {
        let at = self.at?;
        let field = |text: &str| Spanned::new(text.trim_start_matches('@').to_owned(), at);
        let (handles, others): (Vec<&String>, Vec<&String>) =
            self.identities.iter().partition(|text| text.starts_with('@'));
        let (emails, names): (Vec<&String>, Vec<&String>) = others.into_iter().partition(|text| text.contains('@'));
        Some(Node {
            at,
            keys: Vec::new(),
            name: names.first().map(|text| field(text)),
            title: Some(field(title_of(&self.role)?)),
            team: None,
            emails: emails.into_iter().map(|text| field(text)).collect(),
            handles: handles.into_iter().map(|text| field(text)).collect(),
            status: Vec::new(),
            count: None,
        })
    }
}

/// What the configuration says, as a roster; `None` if it puts nobody in a role, or stands in no file of the run.
pub(crate) fn roster(appointed: &[Appointed]) -> Option<ChartSyntax> {
    let nodes: Vec<Node> = appointed.iter().filter_map(Appointed::node).collect();
    let span = nodes.iter().map(|node| node.at).reduce(Span::to)?;
    Some(ChartSyntax {
        format: SETTINGS,
        family: Family::Roster,
        span,
        context: Vec::new(),
        nodes,
        edges: Vec::new(),
        groups: Vec::new(),
        problems: Vec::new(),
    })
}

/// A title that holds the role.
fn title_of(role: &str) -> Option<&'static str> {
    match role {
        "cto" => Some("CTO"),
        "vpe" => Some("VP of Engineering"),
        "ceo" => Some("CEO"),
        "em" => Some("Engineering Manager"),
        "engineer" => Some("Software Engineer"),
        "product" => Some("Product Manager"),
        "project" => Some("Project Manager"),
        "hr" => Some("HR Manager"),
        _ => None,
    }
}
