use super::api_key::{AUTHORIZATION, Key};
use crate::auth::{Auth, Part, SetForm};
use crate::cx::Cx;
use crate::{AuthKind, KeyIn};

/// A token in the header `Authorization`, which each connection holds (RFC 6750).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bearer;

impl Auth for Bearer {
    fn part(&self, cx: &mut Cx<'_>) -> Part {
        let key = Key {
            kind: AuthKind::Bearer,
            noun: "token",
            label: "Token",
            name: AUTHORIZATION.to_owned(),
            sent_in: KeyIn::Header,
            prefix: Some("Bearer".to_owned()),
        };
        key.part(SetForm { name: "bearer_token", label: "Token", sharing: true, always: false }, cx)
    }
}
