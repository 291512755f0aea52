use crate::document::HOURS;
use crate::run::Folder;

#[test]
fn init_writes_a_configuration_that_works() {
    let folder = Folder::with("openapi.yaml", HOURS);
    let ended = folder.run("init");
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    assert_eq!(folder.names(""), ["connectorgen.yaml", "openapi.yaml"]);
    let ended = folder.run("generate --config connectorgen.yaml");
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(folder.exists("connector/apiDefinition.swagger.json"));
}

#[test]
fn init_leaves_a_configuration_alone_that_is_there() {
    let folder = Folder::with("connectorgen.yaml", "title: mine\n");
    let ended = folder.run("init");
    assert_eq!(ended.code, 2);
    assert!(ended.stderr.contains("connectorgen.yaml is there already"), "{}", ended.stderr);
    assert!(ended.stderr.contains("--force"), "{}", ended.stderr);
    assert_eq!(folder.read("connectorgen.yaml"), "title: mine\n");

    assert_eq!(folder.run("init --force").code, 0);
    assert!(folder.read("connectorgen.yaml").contains("spec: openapi.yaml"));
}
