use crate::document::{HOURS, with};
use crate::run::Folder;

#[test]
fn inspection_for_people_is_as_reviewed() {
    let document = with(
        "paths:\n",
        "tags:\n  - name: shops\npaths:\n  /old:\n    get:\n      tags: [shops, staff]\n      deprecated: true\n      \
         responses: {'204': {description: Gone.}}\n",
    );
    let ended = Folder::with("hours.yaml", document).run("inspect hours.yaml");
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    insta::assert_snapshot!("inspect", ended.stdout);
}

#[test]
fn inspection_for_programs_is_one_object() {
    let ended = Folder::new().run_with("inspect - --format json", HOURS);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let inspection: serde_json::Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(inspection["document"], "<stdin>");
    assert_eq!(inspection["operations"]["total"], 1);
    assert_eq!(inspection["limits"][0]["limit"], 256);
}

#[test]
fn inspection_of_no_document_is_told_in_the_format_asked_for() {
    let folder = Folder::with("a.yaml", "a: b\n");
    let ended = folder.run("inspect a.yaml");
    assert_eq!((ended.code, ended.stdout.as_str()), (2, ""));
    let ended = folder.run("inspect a.yaml --format json");
    assert_eq!(ended.code, 2);
    assert_eq!(ended.ids(), ["unreadable-document"]);
}
