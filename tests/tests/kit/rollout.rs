//! A roll-out on this machine.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Output};

use connectorgen::{AuthSets, Generator, KitOptions};
use connectorgen_tests::stand_ins::{AZ, AZ_STATE};
use tempfile::TempDir;

use super::programs::{PAC, PACONN, PYTHON};
use crate::project::path;

pub(super) const TENANT: &str = "1ccffdab-21fe-40b2-9b3d-c3a7222a330e";
pub(super) const CLIENT: &str = "11111111-2222-3333-4444-555555555555";
pub(super) const OTHER: &str = "22222222-2222-3333-4444-555555555555";
pub(super) const REDIRECT: &str =
    "https://global.consent.azure-apim.net/redirect/my-20profile-5f98284236d845b802-5f21c6202f06d65e16";
pub(super) const SUBJECT: &str = "/eid1/c/pub/t/q_3PHP4hskCbPcOnIiozDg/a/k972yLpWjkypg7DpMYfrNA/\
                       unitedstates-002_my-20profile-5f98284236d845b802-5f21c6202f06d65e16";
pub(super) const SECRET: &str = "s3cr3t-Value~that.must-not_show";

/// A connector with its kit in a folder, and stand-ins beside it.
pub(super) struct Rollout {
    pub(super) folder: TempDir,
}

impl Rollout {
    pub(super) fn new(auth: impl Into<AuthSets>, kit: KitOptions) -> Rollout {
        let rollout = Rollout { folder: TempDir::new().unwrap() };
        let mut generator = Generator::new();
        generator.spec(path("specs/graph-me/openapi.yaml")).auth(auth).kit(kit).out_dir(rollout.connector());
        generator.write().unwrap();
        for (name, text) in [("az", AZ), ("paconn", PACONN), ("python3", PYTHON), ("pac", PAC)] {
            let file = rollout.state("bin").join(name);
            fs::create_dir_all(rollout.state("bin")).unwrap();
            fs::write(&file, text).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        }
        for (name, text) in AZ_STATE {
            rollout.set(name, text);
        }
        rollout
    }

    pub(super) fn connector(&self) -> PathBuf {
        self.folder.path().join("connector")
    }

    pub(super) fn state(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn set(&self, name: &str, text: &str) {
        fs::write(self.state(name), text).unwrap();
    }

    pub(super) fn get(&self, name: &str) -> String {
        let text = fs::read_to_string(self.state(name)).unwrap();
        self.plain(&text)
    }

    /// Without the folders of this run.
    pub(super) fn plain(&self, text: &str) -> String {
        let root = self.folder.path().canonicalize().unwrap();
        let text = text.replace(&*root.to_string_lossy(), "ROOT");
        let text = text.replace(&*self.folder.path().to_string_lossy(), "ROOT");
        let words = text.split_inclusive([' ', '\n']).map(|word| match word.find("/tmp.") {
            // What `mktemp` made.
            Some(_) => format!("WORK{}", word.rsplit_once('/').map_or("\n", |(_, last)| last)),
            None => word.to_owned(),
        });
        words.collect()
    }

    pub(super) fn run(&self, arguments: &[&str]) -> Output {
        self.run_as(TENANT, arguments)
    }

    pub(super) fn run_as(&self, tenant: &str, arguments: &[&str]) -> Output {
        let script = self.connector().join("deploy.sh");
        self.bash(tenant).arg(script).args(arguments).output().unwrap()
    }

    /// With the client secret on standard input.
    pub(super) fn runs_with_secret(&self, arguments: &str) -> String {
        let script = format!(
            "printf '%s\\n' \"$STUB_SECRET\" | bash '{}/deploy.sh' {arguments}",
            self.connector().display()
        );
        self.sound(&self.bash(TENANT).args(["-c", &script]).output().unwrap())
    }

    /// A shell that finds the stand-ins.
    fn bash(&self, tenant: &str) -> Command {
        let path = format!("{}:{}", self.state("bin").display(), std::env::var("PATH").unwrap());
        let mut bash = Command::new("bash");
        bash.env("PATH", path)
            .env("STUB", self.folder.path())
            .env("STUB_TENANT", tenant)
            .env("STUB_CLIENT", CLIENT)
            .env("STUB_REDIRECT", REDIRECT)
            .env("STUB_SUBJECT", SUBJECT)
            .env("STUB_SECRET", SECRET)
            .env("STUB_PROPERTIES", self.connector().join("apiProperties.json"))
            .env("CONNECTOR_WAIT", "0")
            .env_remove("CONNECTOR_SECRET")
            .env_remove("PYTHON");
        bash
    }

    pub(super) fn runs(&self, arguments: &[&str]) -> String {
        self.sound(&self.run(arguments))
    }

    /// What was printed by a run that went well.
    fn sound(&self, output: &Output) -> String {
        let told =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{told}");
        self.plain(&told)
    }
}

/// The scripts need `bash` and `jq`, which not every machine has.
pub(super) fn has_tools() -> bool {
    let has = |tool: &str| Command::new(tool).arg("--version").output().is_ok();
    let all = has("bash") && has("jq");
    if !all {
        println!("skipped: bash or jq is missing");
    }
    all
}
