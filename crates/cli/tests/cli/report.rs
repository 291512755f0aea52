use std::process::Stdio;

use crate::document::{HOURS, with};
use crate::run::{Folder, command};

/// A document with a warning: nobody knows the client id.
const FLAGS: &str = "generate hours.yaml --out connector --auth entra-id";

#[test]
fn fail_on_decides_the_exit_code() {
    let folder = Folder::with("hours.yaml", HOURS);
    assert_eq!(folder.run(&format!("{FLAGS} --fail-on error")).code, 0);
    assert_eq!(folder.run(&format!("{FLAGS} --fail-on warning")).code, 1);
    assert_eq!(folder.run(&format!("{FLAGS} --fail-on never")).code, 0);
    folder.write("connectorgen.yaml", "failOn: warning\n");
    assert_eq!(folder.run(&format!("{FLAGS} --config connectorgen.yaml")).code, 1);
    assert_eq!(folder.run(&format!("{FLAGS} --config connectorgen.yaml --fail-on error")).code, 0);

    folder.write("hours.yaml", with("https://hours.contoso.com/v1", "/v1"));
    assert_eq!(folder.run(FLAGS).code, 1);
    assert_eq!(folder.run(&format!("{FLAGS} --fail-on never")).code, 0);
}

#[test]
fn text_goes_to_standard_error_and_the_summary_to_standard_output() {
    let ended = Folder::with("hours.yaml", HOURS).run(FLAGS);
    assert_eq!(ended.stdout, "wrote 4 files to connector\n");
    assert!(ended.stderr.contains("warning[placeholder-written]"), "{}", ended.stderr);
    assert!(!ended.stderr.contains('\u{1b}'), "no colours where there is no terminal");
}

#[test]
fn json_is_one_array_and_nothing_else() {
    let ended = Folder::with("hours.yaml", HOURS).run(&format!("{FLAGS} --format json"));
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    let report: serde_json::Value = serde_json::from_str(&ended.stdout).unwrap();
    let first = report.as_array().unwrap().iter().find(|one| one["id"] == "placeholder-written").unwrap();
    assert_eq!(first["severity"], "warning");
    for member in ["id", "severity", "message", "help", "document", "pointer", "line", "column", "official"] {
        assert!(first.get(member).is_some(), "{member}");
    }
}

#[test]
fn other_formats_go_to_standard_output() {
    let folder = Folder::with("hours.yaml", HOURS);
    let ended = folder.run(&format!("{FLAGS} --format github"));
    assert!(ended.stdout.contains("::warning "), "{}", ended.stdout);
    let ended = folder.run(&format!("{FLAGS} --format sarif"));
    let log: serde_json::Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(ended.stderr, "");
}

#[test]
fn levels_of_the_configuration_change_severities() {
    let folder = Folder::with("hours.yaml", HOURS);
    folder.write("connectorgen.yaml", "levels:\n  placeholder-written: error\n");
    let ended = folder.run(&format!("{FLAGS} --config connectorgen.yaml"));
    assert_eq!(ended.code, 1);
    assert!(!folder.exists("connector"));
    folder.write("connectorgen.yaml", "levels:\n  placeholder-written: allow\n");
    let ended = folder.run(&format!("{FLAGS} --config connectorgen.yaml --fail-on warning"));
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    folder.write("connectorgen.yaml", "levels:\n  placeholder-writen: allow\n");
    let ended = folder.run(&format!("{FLAGS} --config connectorgen.yaml"));
    assert!(ended.stderr.contains("warning[level-unknown]"), "{}", ended.stderr);
    assert!(ended.stderr.contains("connectorgen.yaml:2:3"), "{}", ended.stderr);
    assert!(ended.stderr.contains("did you mean `placeholder-written`?"), "{}", ended.stderr);
}

#[test]
fn closed_pipe_is_no_panic() {
    let folder = Folder::with("hours.yaml", HOURS);
    for arguments in ["completions bash", "schema", "--help", "inspect hours.yaml"] {
        let mut child = command(&folder.path(""))
            .args(arguments.split_whitespace())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments}");
        assert_eq!(output.status.code(), Some(0), "{arguments}");
    }
}
