//! Paths as relative URI references.

/// Percent-encodes everything but unreserved characters and `/` (RFC 3986), so that no path is taken for a scheme, a
/// query or a fragment.
pub(in crate::report) fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for &byte in path.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_paths_are_encoded() {
        assert_eq!(encode("a b/ü:#?%.md"), "a%20b/%C3%BC%3A%23%3F%25.md");
    }
}
