//! What is source code, told by a path alone.

/// Extensions of programming languages, build and infrastructure code. Style sheets, templates, data, prose and
/// translations are left out: other professions own them with good reason.
const EXTENSIONS: &[&str] = &[
    "ada", "adb", "ads", "asm", "bash", "bazel", "bzl", "c", "c++", "cc", "cjs", "clj", "cljs", "cmake", "coffee",
    "cpp", "cs", "cu", "cuh", "cxx", "d", "dart", "el", "elm", "erl", "ex", "exs", "f90", "fs", "fsx", "gleam", "go",
    "gradle", "groovy", "h", "hcl", "hh", "hpp", "hrl", "hs", "hxx", "ino", "java", "jl", "js", "jsx", "kt", "kts",
    "lisp", "lua", "m", "mjs", "ml", "mli", "mm", "nim", "nix", "pas", "php", "pl", "pm", "proto", "ps1", "psm1", "py",
    "pyi", "pyx", "r", "rb", "rkt", "rs", "s", "scala", "scm", "sh", "sol", "sql", "sv", "svelte", "swift", "tcl",
    "tf", "thrift", "ts", "tsx", "v", "vb", "vhd", "vhdl", "vue", "zig", "zsh",
];

/// Directories whose files are not the product's source code: prose, law, translations, what others wrote, what
/// machines write.
const NOT_CODE: &[&str] = &[
    "doc",
    "docs",
    "documentation",
    "handbook",
    "legal",
    "licenses",
    "marketing",
    "locale",
    "locales",
    "i18n",
    "l10n",
    "translations",
    "vendor",
    "vendored",
    "third_party",
    "third-party",
    "3rdparty",
    "node_modules",
    "generated",
    "dist",
    "design",
    "brand",
];

/// Tells source code from other files.
#[derive(Clone, Default, Debug)]
pub struct CodeFiles {
    /// The company's own extensions, lower-case, without the dot.
    own: Vec<String>,
}

impl CodeFiles {
    /// Besides the usual extensions, these count as well.
    pub fn with(own: &[String]) -> Self {
        Self { own: own.iter().map(|extension| extension.trim_start_matches('.').to_lowercase()).collect() }
    }

    /// Is the file at this path source code that engineers answer for?
    pub fn is_code(&self, path: &str) -> bool {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        self.own.iter().any(|own| own.eq_ignore_ascii_case(extension)) || is_code(path)
    }
}

fn is_code(path: &str) -> bool {
    let (directory, name) = path.rsplit_once('/').unwrap_or(("", path));
    let Some((stem, extension)) = name.rsplit_once('.') else { return matches!(name, "Makefile" | "Dockerfile") };
    let extension = extension.to_ascii_lowercase();
    !stem.is_empty()
        && EXTENSIONS.contains(&extension.as_str())
        && !directory.split('/').any(|part| NOT_CODE.contains(&part.to_ascii_lowercase().as_str()))
}

/// Is the file at this path a page of prose?
pub fn is_prose(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["md", "mdx", "markdown", "rst", "adoc", "txt"].iter().any(|own| extension.eq_ignore_ascii_case(own))
}
