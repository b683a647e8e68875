//! What a key of a record, or a head of a column, stands for: synonyms in five languages.

use crate::model::fold::fold;

/// A property of a person.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Field {
    Id,
    Slug,
    RoleSlug,
    Name,
    First,
    Last,
    Email,
    Handle,
    Title,
    Team,
    /// A manager, by whatever the values say. The flag tells a word that means nothing else ("Reports to") from one
    /// that menus and taxonomies use as well ("parent").
    Manager {
        plain: bool,
    },
    Dotted,
    /// People who report to this one: nested records, or references.
    Reports,
    Status,
}

/// Reads a key: case, accents, punctuation and a trailing `[required]` or `*` do not count.
pub(super) fn field(key: &str) -> Option<Field> {
    let folded = fold(key.split('[').next().unwrap_or(""));
    let bare: String = folded.chars().filter(char::is_ascii_alphanumeric).collect();
    let bare = bare.strip_suffix("overwrite").unwrap_or(&bare);
    [identity, person, work, line].iter().find_map(|table| table(bare))
}

fn identity(bare: &str) -> Option<Field> {
    Some(match bare {
        "id" | "employeeid" | "employee" | "employeenumber" | "empid" | "empno" | "personid" | "workerid"
        | "worker" | "associateid" | "filenumber" | "positionid" | "userid" | "staffid" | "uid" | "nodeid"
        | "personalnummer" | "mitarbeiternummer" | "matricule" | "idempleado" | "matricula" | "objectid"
        | "externalid" | "eeid" | "employeecode" => Field::Id,
        "slug" | "key" | "ref" => Field::Slug,
        "managerroleslug" | "roleslug" => Field::RoleSlug,
        "email" | "workemail" | "emailaddress" | "mail" | "primaryemail" | "userprincipalname"
        | "professionalemail" | "emails" | "companyemail" | "businessemail" | "correo" | "courriel" => Field::Email,
        "github" | "gitlab" | "githubhandle" | "githubusername" | "githublogin" | "githubuser" | "gitlabusername"
        | "gitlabhandle" | "gh" | "handle" | "login" | "username" | "bitbucket" => Field::Handle,
        _ => return None,
    })
}

fn person(bare: &str) -> Option<Field> {
    Some(match bare {
        "name" | "fullname" | "displayname" | "employeename" | "preferredname" | "formatted" | "legalname"
        | "payrollname" | "workername" | "person" | "nomcomplet" | "nombrecompleto" | "nomecompleto" => Field::Name,
        "first" | "firstname" | "givenname" | "vorname" | "prenom" | "nombre" | "preferredfirstname" => Field::First,
        "last" | "lastname" | "surname" | "familyname" | "sn" | "nachname" | "nom" | "apellidos" | "apellido"
        | "sobrenome" => Field::Last,
        _ => return None,
    })
}

fn work(bare: &str) -> Option<Field> {
    Some(match bare {
        "title" | "jobtitle" | "position" | "positiontitle" | "businesstitle" | "job" | "role" | "employeetitle"
        | "designation" | "jobprofile" | "stelle" | "poste" | "intituleduposte" | "puesto" | "cargo" | "jobrole"
        | "stellenbezeichnung" | "fonction" => Field::Title,
        "department"
        | "departments"
        | "dept"
        | "division"
        | "businessunit"
        | "costcenter"
        | "function"
        | "team"
        | "group"
        | "subdepartment"
        | "orgunitpath"
        | "supervisoryorganization"
        | "abteilung"
        | "departement"
        | "departamento"
        | "departmentname"
        | "teamname"
        | "ou" => Field::Team,
        "status" | "employmentstatus" | "employeestatus" | "workerstatus" | "active" | "accountenabled"
        | "suspended" | "terminationdate" | "enddate" | "employmenttype" | "workertype" | "contracttype"
        | "placeholder" | "open" | "vacant" | "leavedate" | "lastday" | "deleted" | "kind" => Field::Status,
        _ => return None,
    })
}

fn line(bare: &str) -> Option<Field> {
    Some(match bare {
        "manager"
        | "managername"
        | "managersname"
        | "reportsto"
        | "reportstoname"
        | "reportingto"
        | "supervisor"
        | "supervisorname"
        | "linemanager"
        | "directmanager"
        | "boss"
        | "workersmanager"
        | "vorgesetzter"
        | "vorgesetzte"
        | "vorgesetzterin"
        | "superieur"
        | "responsable"
        | "n1"
        | "jefe"
        | "gestor"
        | "managerid"
        | "manageremployeeid"
        | "supervisorid"
        | "supervisoreid"
        | "reportstoid"
        | "reportstopositionid"
        | "reportstoemployeeid"
        | "bossid"
        | "mgr"
        | "mgrid"
        | "superiorid"
        | "manageremail"
        | "managersemail"
        | "supervisoremail"
        | "reportstoemail"
        | "managerlogin"
        | "managerslug"
        | "manageremployeenumber" => Field::Manager { plain: true },
        "parent" | "parentid" | "pid" | "lead" | "leadid" => Field::Manager { plain: false },
        "dottedline" | "dottedlines" | "dottedlineto" | "dotted" | "matrixmanager" | "secondarymanager"
        | "functionalmanager" | "additionalmanager" | "secondmanager" | "dottedlinemanager" => Field::Dotted,
        "reports" | "directreports" | "children" | "subordinates" | "manages" | "nodes" => Field::Reports,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_five_languages_and_with_their_trimmings() {
        for head in ["Reports To", "reports_to", "Manager's Name", "Vorgesetzte(r)", "Supérieur", "N+1", "jefe"] {
            assert_eq!(field(head), Some(Field::Manager { plain: true }), "{head}");
        }
        assert_eq!(field("Email Address [Required]"), Some(Field::Email));
        assert_eq!(field("Intitulé du poste"), Some(Field::Title));
        assert_eq!(field("Prénom"), Some(Field::First));
        assert_eq!(field("Employee #"), Some(Field::Id));
        assert_eq!(field("salary"), None);
    }
}
