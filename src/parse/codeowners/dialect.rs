//! Which host reads a CODEOWNERS file: told by its place, else by what is written in it.

/// A way of reading CODEOWNERS.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// GitHub: patterns like those of `.gitignore`, the last match wins.
    GitHub,
    /// GitLab: Ruby's `File.fnmatch`, sections that add up.
    GitLab,
    /// Bitbucket's own code owners.
    Bitbucket,
    /// Gitea and Forgejo: regular expressions that add up.
    #[serde(alias = "forgejo")]
    Gitea,
    /// Kubernetes `OWNERS` files: those of a directory and of all above it add up. Never that of a `CODEOWNERS` file.
    #[serde(skip)]
    Prow,
}

/// Where hosts look for CODEOWNERS.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    /// `.github/CODEOWNERS`.
    GitHub,
    /// `CODEOWNERS`.
    Root,
    /// `docs/CODEOWNERS`.
    Docs,
    /// `.gitlab/CODEOWNERS`.
    GitLab,
    /// `.bitbucket/CODEOWNERS`.
    Bitbucket,
    /// `.gitea/CODEOWNERS`.
    Gitea,
    /// `.forgejo/CODEOWNERS`.
    Forgejo,
}

impl Place {
    /// The place of a path relative to the root of the repository; `None` where no host looks.
    pub fn of(path: &str) -> Option<Self> {
        Some(match path {
            ".github/CODEOWNERS" => Self::GitHub,
            "CODEOWNERS" => Self::Root,
            "docs/CODEOWNERS" => Self::Docs,
            ".gitlab/CODEOWNERS" => Self::GitLab,
            ".bitbucket/CODEOWNERS" => Self::Bitbucket,
            ".gitea/CODEOWNERS" => Self::Gitea,
            ".forgejo/CODEOWNERS" => Self::Forgejo,
            _ => return None,
        })
    }

    /// The one host that looks here, if there is but one.
    pub fn dialect(self) -> Option<Dialect> {
        match self {
            Self::GitHub => Some(Dialect::GitHub),
            Self::GitLab => Some(Dialect::GitLab),
            Self::Bitbucket => Some(Dialect::Bitbucket),
            Self::Gitea | Self::Forgejo => Some(Dialect::Gitea),
            Self::Root | Self::Docs => None,
        }
    }
}

impl Dialect {
    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::GitHub => "GitHub",
            Self::GitLab => "GitLab",
            Self::Bitbucket => "Bitbucket",
            Self::Gitea => "Gitea",
            Self::Prow => "Prow",
        }
    }

    /// Where its host looks, first place first; the first file that exists is the one that counts.
    pub fn places(self) -> &'static [Place] {
        match self {
            Self::GitHub => &[Place::GitHub, Place::Root, Place::Docs],
            Self::GitLab => &[Place::Root, Place::Docs, Place::GitLab],
            Self::Bitbucket => &[Place::Bitbucket],
            Self::Gitea => &[Place::Root, Place::Docs, Place::Gitea, Place::Forgejo],
            Self::Prow => &[],
        }
    }

    /// The dialect that a text can only be meant in: GitLab's headings, roles and nested groups, or regular
    /// expressions that are no sensible globs. `None` where it could be GitHub's.
    pub fn of_text(text: &str) -> Option<Self> {
        let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        if lines().any(is_gitlab) {
            return Some(Self::GitLab);
        }
        let (mut regexps, mut all) = (0, 0);
        for line in lines() {
            all += 1;
            let pattern = line.split_whitespace().next().unwrap_or("");
            regexps += usize::from(pattern.contains(".*") && !pattern.starts_with('/') || pattern.ends_with('$'));
        }
        (regexps * 2 > all).then_some(Self::Gitea)
    }
}

fn is_gitlab(line: &str) -> bool {
    let heading = line.strip_prefix('^').unwrap_or(line).strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let is_heading = heading.is_some_and(|(name, after)| {
        let plain = name.chars().all(|char| char.is_alphanumeric() || " -_&/.,:+'()".contains(char));
        plain && !name.is_empty() && (after.is_empty() || after.starts_with([' ', '\t', '[']))
    });
    let owners = || line.split_whitespace().skip(1).take_while(|word| !word.starts_with('#'));
    is_heading || owners().any(|word| word.starts_with("@@") || word.starts_with('@') && word.matches('/').count() > 1)
}
