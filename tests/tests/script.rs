//! The script of a connector does what its operations need, as far as Mono is there to run it.

use std::process::Command;

use crate::project::path;

#[test]
fn script_compiles_and_repeats_lists_in_queries_and_forms() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("script.exe");
    let compiled = Command::new("mcs")
        .args(["-warnaserror", "-r:System.Net.Http.dll"])
        .arg(format!("-out:{}", program.display()))
        .arg(path("specs/archive/expected/from-spec/script.csx"))
        .arg(path("tests/src/stand_ins/script_host.cs"))
        .output();
    // Debian has the compiler in `mono-mcs`, and the library in a package of its own.
    let Some(compiled) = compiled.ok().filter(|run| !String::from_utf8_lossy(&run.stderr).contains("CS0006"))
    else {
        println!("Mono is not installed as a whole, so nobody has compiled the script");
        return;
    };
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
    let requests = [
        ["SearchDocuments", "https://a.example/d?subject=x%2Cy,z&year%5B%5D=1,2&q=1,2", ""],
        ["U2VhcmNoRG9jdW1lbnRz", "https://a.example:8443/d%20e?subject=%C3%A4%2C%26&empty", ""],
        ["OrderCopy", "https://a.example/d", "notes=a%2Cb+c&other=1%2C2"],
        ["Another", "https://a.example/d?subject=x,y", ""],
    ];
    let run = Command::new("mono").arg(&program).args(requests.concat()).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let sent = String::from_utf8_lossy(&run.stdout);
    assert_eq!(
        sent.lines().collect::<Vec<_>>(),
        [
            "https://a.example/d?subject=x&subject=y&subject=z&year%5B%5D=1&year%5B%5D=2&q=1,2",
            "https://a.example:8443/d%20e?subject=%C3%A4&subject=%26&empty",
            "https://a.example/d notes=a&notes=b+c&other=1%2C2",
            "https://a.example/d?subject=x,y",
        ]
    );
}
