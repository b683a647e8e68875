//! Every rule on its own examples, pages only: `cargo run --example prove -- [RULE…]`.

use std::sync::Arc;

use orglint::check::check;
use orglint::discover::kind;
use orglint::model::lexicon::{Lexicon, embedded_words};
use orglint::model::{self, Settings};
use orglint::rule::catalogue::Catalogue;
use orglint::rule::prove::{Run, prove};
use orglint::source::{FileId, Origin, SourceFile, SourceText, Sources, Texts, Unreadable};
use orglint::view::paint::Paint;
use orglint::view::proof::proofs;

struct InMemory(Vec<Arc<SourceText>>);

impl Texts for InMemory {
    fn text(&self, file: FileId) -> Result<Arc<SourceText>, Unreadable> {
        self.0.get(file.0 as usize).cloned().ok_or_else(|| Unreadable::Io("no such file".to_owned()))
    }
}

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let lexicon = Arc::new(Lexicon::build(&embedded_words()?)?);
    let catalogue = Catalogue::embedded()?;
    let pipeline = |files: &[(String, String)], _: Option<&str>| {
        let source = |path: &String| SourceFile { path: path.as_str().into(), kind: kind(path), reported: true };
        let sources = Sources::new(files.iter().map(|(path, _)| source(path)).collect());
        let text = |text: &String| Arc::new(SourceText::new(text.clone(), Origin::Utf8));
        let texts = InMemory(files.iter().map(|(_, it)| text(it)).collect());
        let today = jiff::civil::date(2026, 1, 1);
        let settings =
            Settings { lexicon: Arc::clone(&lexicon), holders: Vec::new(), size: None, host: None, code_extensions: Vec::new(), today, interests: None };
        let company = model::company(sources, &texts, &settings);
        let findings = check(&company, &catalogue);
        Run { sources: company.sources, findings }
    };
    let chosen = |id: &str| wanted.is_empty() || wanted.iter().any(|name| name == id);
    print!("{}", proofs(&prove(&catalogue, |rule| chosen(&rule.id), &pipeline), Paint::Plain));
    Ok(())
}
