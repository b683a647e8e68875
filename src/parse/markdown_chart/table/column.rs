//! What the head of a column says of the cells below it.

/// What a column says of the person in the row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Name,
    Title,
    Manager,
    Team,
    Email,
    Handle,
}

/// A head that is exactly such a word: a "manager" among other words heads something else.
pub(super) fn field(head: &str) -> Option<Field> {
    Some(match head.trim().trim_matches(['*', ':', ' ']).to_lowercase().as_str() {
        "name" | "person" | "who" | "employee" | "full name" | "team member" | "member" | "people" | "held by"
        | "holder" | "assigned to" | "individual" | "persona" | "nombre" | "nom" => Field::Name,
        "role" | "title" | "job title" | "position" | "role title" | "rolle" | "titel" | "poste" | "puesto"
        | "cargo" => Field::Title,
        "reports to" | "manager" | "line manager" | "supervisor" | "reporting to" | "reports-to" => Field::Manager,
        "team" | "department" | "group" | "squad" | "division" | "area" | "product team" | "stage" => Field::Team,
        "email" | "e-mail" | "mail" => Field::Email,
        "github" | "gitlab" | "handle" | "github handle" | "gitlab handle" | "username" | "github username" => {
            Field::Handle
        }
        _ => return None,
    })
}

/// A column for companies: the people of the table are from elsewhere.
pub(super) fn is_elsewhere(head: &str) -> bool {
    const WORDS: &[&str] = &[
        "company",
        "companies",
        "customer",
        "client",
        "affiliation",
        "employer",
        "organisation",
        "organization",
        "vendor",
        "investor",
    ];
    WORDS.contains(&head.trim().trim_matches(['*', ':', ' ']).to_lowercase().as_str())
}
